// SPDX-License-Identifier: Apache-2.0
#include "postprocess/phrase_field.h"

#include "postprocess/correct_words.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace depesha {

namespace {

/// What role the vocabulary gives the phrases of a piece.
std::optional<Role> role_of(PieceKind kind)
{
    switch (kind) {
    case PieceKind::Title:
        return Role::Title;
    case PieceKind::Agency:
        return Role::Agency;
    case PieceKind::Classification:
        return Role::Classification;
    case PieceKind::Precedence:
        return Role::Precedence;
    case PieceKind::Handling:
        return Role::Handling;
    case PieceKind::Instruction:
        return Role::Instruction;
    case PieceKind::ClosingInstruction:
        return Role::ClosingInstruction;
    case PieceKind::Distribution:
        return Role::Distribution;
    case PieceKind::RegistryNote:
        return Role::RegistryNote;
    default:
        return std::nullopt;
    }
}

/// "№7" as it is written: "№ 7".
std::string spaced_number_sign(std::string_view text)
{
    std::u32string codes = decoded(text);
    for (std::size_t i = 0; i + 1 < codes.size(); ++i) {
        if (codes[i] == U'№' && is_digit(codes[i + 1])) {
            codes.insert(i + 1, 1, U' ');
        }
    }
    return encoded(codes);
}

/// "Экз. м7", "Экз. ХЗ" as they are written: "Экз. № 7", "Экз. № 3".
std::string with_copy_number(std::string text)
{
    const std::u32string codes = decoded(text);
    constexpr std::u32string_view label = U"Экз. ";
    constexpr std::size_t longest_sign = 2;
    if (!codes.starts_with(label)) {
        return text;
    }
    std::size_t digits = label.size();
    while (digits < codes.size() && digits < label.size() + longest_sign && !is_digit(codes[digits]) &&
           codes[digits] != U'З') {
        ++digits;
    }
    const bool sign = digits > label.size();
    std::u32string number = codes.substr(digits);
    std::replace(number.begin(), number.end(), U'З', U'3');
    const bool figures = !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
    return sign && figures ? "Экз. № " + encoded(number) : text;
}

/// The text without signs that stand alone behind it, as specks are read: "Шифром. -".
std::string without_lone_signs(std::string text)
{
    const auto signs = [](std::string_view word) {
        const std::u32string codes = decoded(word);
        return std::none_of(codes.begin(), codes.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
    };
    for (std::size_t space = text.rfind(' '); space != std::string::npos && signs(std::string_view(text).substr(space));
         space = text.rfind(' ')) {
        text.resize(space);
    }
    return text;
}

}  // namespace

Field phrase_field(const Stretch& words, const Piece& piece)
{
    Field field = make_field(words, piece.quality);
    if (piece.kind == PieceKind::Reply && words.line->language == Language::Russian) {
        const auto numbers = find_numbers(field.text, Language::Russian);
        field.text =
            numbers.empty() ? field.text : corrected_reply(field.text, numbers.front().number, numbers.front().suffix);
    } else if (const auto role = role_of(piece.kind)) {
        field.text = with_copy_number(without_lone_signs(spaced_number_sign(corrected_phrase(words, *role))));
    }
    return field;
}

}  // namespace depesha
