// SPDX-License-Identifier: Apache-2.0
#include "postprocess/postprocess.h"

#include "postprocess/find_edition.h"
#include "postprocess/find_furniture.h"
#include "postprocess/join_phrases.h"
#include "postprocess/join_references.h"
#include "postprocess/labels/label_lines.h"
#include "postprocess/names.h"
#include "postprocess/order_lines.h"

#include <algorithm>
#include <utility>

namespace depesha {

namespace {

/// The language most of the page is in; lines that do not tell follow it.
Language language_of_page(const TypedPage& page)
{
    std::string text;
    for (const TypedLine& line : page.lines) {
        for (const Word& word : line.words) {
            text += word.text + ' ';
        }
    }
    return language_of(text);
}

/// The language of most of the line's words that tell one; the page's where as many tell the other ("КАСПТАНКЕР
/// ATAJIAPOB" on a Russian page is Russian).
Language language_of_line(const LineText& line, Language page_language)
{
    int balance = 0;
    for (const Span& word : line.words) {
        const std::string_view text = text_at(line.text, word);
        const Language either = language_of(text, Language::Russian);
        if (either == language_of(text, Language::English)) {
            balance += either == Language::Russian ? 1 : -1;
        }
    }
    if (balance == 0) {
        return page_language;
    }
    return balance > 0 ? Language::Russian : Language::English;
}

/// «Стокгольм, 18 февраля 1939 г.»: a place, a comma and a date.
bool is_dateline(const LabelledLine& line)
{
    const auto date = std::find_if(line.pieces.begin(), line.pieces.end(),
                                   [](const Piece& piece) { return piece.kind == PieceKind::Date; });
    if (date == line.pieces.end() || date->quality < 0.9) {
        return false;
    }
    const std::string_view place = trimmed(std::string_view(line.text.text).substr(0, date->span.begin));
    return place.ends_with(',') && is_known_place(place.substr(0, place.size() - 1), line.language);
}

/// "ИЗ: Штаба 71 армии", "EYES ONLY FOR SECRETARY", "To No. 77/sh.", "PREPARING OFFICE WILL": whatever they name,
/// nobody is addressed.
bool is_no_address(const LabelledLine& line)
{
    const Vocabulary& words = Vocabulary::built_in();
    const MatchLine match(line.text.text);
    const auto origin = words.at_start(match, Role::Origin);
    const std::string_view front = std::string_view(line.text.text).substr(0, line.text.text.find(':'));
    const bool labelled = origin && origin->language == Language::Russian && origin->quality >= 1.0 &&
                          front.size() < line.text.text.size() && front.size() <= origin->span.end;
    const auto typist = words.at_start(match, Role::Typist);
    const auto form = words.at_start(match, Role::Furniture);
    const auto handling = words.whole(match, Role::Handling);
    const bool answers = std::any_of(line.pieces.begin(), line.pieces.end(), [](const Piece& piece) {
        return piece.kind == PieceKind::Reply && piece.span.begin == 0;
    });
    const bool classified = std::any_of(line.pieces.begin(), line.pieces.end(), [](const Piece& piece) {
        return piece.kind == PieceKind::Classification && piece.quality > 0.95;
    });
    return labelled || answers || classified || is_dateline(line) || (typist && typist->quality >= 1.0) ||
           (form && form->value == "form" && form->quality > 0.9) ||
           (handling && handling->quality > 0.9 && line.language == Language::English);
}

LabelledLine read_line(TypedLine typed, double letter_width, Language page_language)
{
    LabelledLine line;
    line.text = line_text(typed.words, letter_width);
    line.language = language_of_line(line.text, page_language);
    line.pieces = find_pieces(line.text, line.language);
    if (!runs_on(line.text) && !is_no_address(line)) {
        line.addresses = find_addresses(line.text.text, line.language);
    }
    line.typed = std::move(typed);
    return line;
}

}  // namespace

TelegramPage interpret(const RecognizedPage& page)
{
    TypedPage typed = order_lines(page);
    const Language language = language_of_page(typed);
    TelegramPage result;
    result.id = page.id;
    result.scan = page.scan;
    result.marks = page.marks;
    result.lost = page.lost;
    for (TypedLine& line : typed.lines) {
        result.lines.push_back(read_line(std::move(line), typed.letter_width, language));
    }
    join_phrases(result.lines);
    join_references(result.lines);
    result.measure = typed.measure;
    const PageSigns signs = find_furniture(result.lines);
    find_edition(result.lines);
    result.number = signs.number;
    result.continued = signs.continued;
    label_lines(result.lines, typed.measure, result.number);
    return result;
}

}  // namespace depesha
