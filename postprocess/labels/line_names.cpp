// SPDX-License-Identifier: Apache-2.0
#include "postprocess/labels/line_names.h"

#include "postprocess/inflect.h"
#include "postprocess/letter_spacing.h"
#include "postprocess/names.h"
#include "postprocess/quotes.h"
#include "postprocess/split_signature.h"

#include <algorithm>
#include <array>
#include <string>

namespace depesha {

namespace {

/// The line without a date before or after it, quotes and final stops: what a signature would leave.
std::string bare_name(const LabelledLine& line)
{
    std::string text = line.text.text;
    for (const Piece& piece : line.pieces) {
        if (is_no_address(piece) || piece.kind == PieceKind::Archive) {
            std::fill(text.begin() + static_cast<std::ptrdiff_t>(piece.span.begin),
                      text.begin() + static_cast<std::ptrdiff_t>(piece.span.end), ' ');
        }
    }
    std::u32string codes = decoded(close_letter_spacing(trimmed(text)));
    std::erase_if(codes, is_quote);
    const auto last_letter =
        std::find_if(codes.rbegin(), codes.rend(), [](char32_t c) { return is_letter(c) || c == U']'; });
    codes.erase(last_letter.base(), codes.end());  // stops, and what dirt was read as
    while (!codes.empty() && (codes.back() == U'.' || codes.back() == U' ')) {
        codes.pop_back();
    }
    const std::string kept = encoded(codes);
    return std::string(trimmed(kept));
}

/// A surname has three letters or more; shorter ones at the end of a title are abbreviations («отделом ЦК»).
bool has_surname(std::string_view name)
{
    std::size_t run = 0;
    for (const char32_t code : decoded(name)) {
        run = is_letter(code) ? run + 1 : 0;
        if (run >= 3) {
            return true;
        }
    }
    return false;
}

/// "Москва, 6 декабря 1933 г.": a comma before the date parts it from a place, never from a signer.
bool is_dateline(const LabelledLine& line)
{
    return std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
        const std::string_view before = trimmed(std::string_view(line.text.text).substr(0, piece.span.begin));
        return piece.kind == PieceKind::Date && !before.empty() && before.back() == ',';
    });
}

/// ТЧК, ЗПТ: the running text of a postal telegram, which is all in capitals.
bool spells_signs(const LabelledLine& line, bool capitals)
{
    return capitals && !Vocabulary::built_in().all(line.text.text, Role::Postal).empty();
}

/// «ЦК утверждает Безбородько.»: endings that a verb has and no noun of a title.
bool has_verb(std::string_view title)
{
    constexpr std::array<std::u32string_view, 7> endings{U"ает", U"яет", U"ует", U"ают", U"яют", U"уют", U"ится"};
    std::u32string word;
    bool verb = false;
    for (const char32_t code : fold(title, Language::Russian).text + U" ") {
        if (code != U' ') {
            word.push_back(code);
            continue;
        }
        verb = verb || (word.size() > 5 && std::any_of(endings.begin(), endings.end(), [&](std::u32string_view ending) {
                            return word.ends_with(ending);
                        }));
        word.clear();
    }
    return verb;
}

/// «Заместитель Председателя», «Начальник тыла фронта»: the last word belongs to an office and is no surname.
bool ends_as_office(const std::string& bare, Language language)
{
    const std::size_t space = bare.rfind(' ');
    if (space == std::string::npos || language != Language::Russian) {
        return false;
    }
    const auto last = Vocabulary::built_in().whole(std::string_view(bare).substr(space + 1), Role::OfficeEnd);
    return last && last->quality > 0.95;
}

/// "М. Таратории", "БРУСОВ": initials or capitals, which no words of an office have.
bool is_strong(std::string_view bare)
{
    const std::string closed = close_letter_spacing(bare);
    const std::u32string codes = decoded(closed);
    const std::size_t space = codes.rfind(U' ');
    const std::u32string_view last = std::u32string_view(codes).substr(space == std::u32string::npos ? 0 : space + 1);
    const bool capitals = last.size() >= 3 && std::none_of(last.begin(), last.end(),
                                                           [](char32_t c) { return is_letter(c) && !is_upper(c); });
    const bool initials = codes.size() > 4 && is_upper(codes[0]) && codes[1] == U'.';
    const bool surname_alone = codes.find(U' ') == std::u32string::npos && is_russian_surname(codes);
    return capitals || initials || surname_alone;
}

}  // namespace

bool is_no_address(const Piece& piece)
{
    switch (piece.kind) {
    case PieceKind::Number:
    case PieceKind::Date:
    case PieceKind::Event:
    case PieceKind::Service:
    case PieceKind::Origin:
    case PieceKind::Destination:
        return true;
    default:
        return false;
    }
}

bool has_number(std::string_view name)
{
    const auto pair = std::adjacent_find(name.begin(), name.end(),
                                         [](unsigned char a, unsigned char b) { return is_digit(a) && is_digit(b); });
    return pair != name.end();
}

void look_for_name(LineSight& sight, const LabelledLine& line)
{
    const std::string bare = bare_name(line);
    if (has_number(std::string_view(bare).substr(0, bare.find('['))) || bare.empty() ||
        std::count(bare.begin(), bare.end(), ' ') > 8 || spells_signs(line, sight.capitals)) {
        return;
    }
    if (is_dateline(line) || is_known_place(without_stop(bare), line.language)) {
        return;
    }
    const SignedName name = signed_name(bare, line.language);
    const bool office = Vocabulary::built_in().at_start(bare, Role::Office).has_value();
    if (ends_as_office(bare, line.language)) {
        sight.has_title = office;
        return;
    }
    const bool whole = are_names(bare, line.language) && has_surname(bare);
    // a sentence may end in a name («ЦК утверждает Безбородько.»): only an office makes its beginning a title
    const bool titled = !has_verb(name.title) && looks_like_name(name.name, line.language) && has_surname(name.name) &&
                        !sight.item && (office || !sight.terminal);
    sight.resolved = !name.resolved.empty() && looks_like_name(name.name, line.language);
    sight.starts_name = whole || titled || sight.resolved;
    sight.names = whole && (bare.find(". ") != std::string::npos || bare.find(", ") != std::string::npos);
    sight.has_title = office || !name.title.empty();
    sight.strong_name = sight.starts_name && is_strong(name.name.empty() ? bare : name.name);
}

}  // namespace depesha
