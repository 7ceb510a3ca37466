// SPDX-License-Identifier: Apache-2.0
#include "postprocess/postprocess.h"

#include "postprocess/find_furniture.h"
#include "postprocess/labels/label_lines.h"
#include "postprocess/order_lines.h"

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

LabelledLine read_line(TypedLine typed, double letter_width, Language page_language)
{
    LabelledLine line;
    line.text = line_text(typed.words, letter_width);
    line.language = language_of_line(line.text, page_language);
    line.pieces = find_pieces(line.text, line.language);
    if (!runs_on(line.text)) {
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
    result.measure = typed.measure;
    const PageSigns signs = find_furniture(result.lines);
    result.number = signs.number;
    result.continued = signs.continued;
    label_lines(result.lines, typed.measure, result.number);
    return result;
}

}  // namespace depesha
