// SPDX-License-Identifier: Apache-2.0
#include "postprocess/office_symbols.h"

#include "postprocess/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace depesha {

namespace {

/// Figures that stand for letters of their shape.
char32_t letter_of(char32_t code)
{
    switch (code) {
    case U'0':
        return U'O';
    case U'1':
    case U'|':
        return U'I';
    case U'5':
    case U'8':
        return U'S';
    default:
        return code;
    }
}

std::u32string capitals_of(std::string_view read)
{
    std::u32string capitals;
    for (const char32_t code : decoded(uppered(folded(read, Language::English)))) {
        if (const char32_t letter = letter_of(code); is_letter(letter) || letter == U'/') {
            capitals.push_back(letter);
        }
    }
    return capitals;
}

/// Capitals that models take for one another on worn typescript.
bool is_confusable(char32_t a, char32_t b)
{
    constexpr std::array<std::u32string_view, 16> pairs{U"BR", U"CG", U"CO", U"DO", U"EF", U"FP", U"GO", U"HN",
                                                        U"IL", U"IT", U"JU", U"MN", U"OQ", U"PR", U"UV", U"VY"};
    return std::any_of(pairs.begin(), pairs.end(), [&](std::u32string_view pair) {
        return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
    });
}

/// How many letters of the symbol were read as others of their shape; nothing where another letter stands.
std::optional<std::size_t> misread_letters(std::u32string_view read, std::u32string_view symbol)
{
    if (read.size() != symbol.size()) {
        return std::nullopt;
    }
    std::size_t misread = 0;
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (read[i] != symbol[i] && !is_confusable(read[i], symbol[i])) {
            return std::nullopt;
        }
        misread += read[i] == symbol[i] ? 0 : 1;
    }
    return misread;
}

/// The known symbol of three letters and more with the fewest misread letters, two at the most, if there is one such;
/// the letters themselves else.
std::string known_symbol(const std::u32string& letters)
{
    constexpr std::size_t most_misread = 2;
    constexpr std::size_t shortest = 3;
    std::size_t least = most_misread + 1;
    std::string nearest = encoded(letters);
    for (const VocabularyPhrase& known : Vocabulary::built_in().phrases(Role::OfficeSymbol, Language::English)) {
        const auto misread = misread_letters(letters, decoded(known.text));
        if (!misread || (*misread > 0 && letters.size() < shortest) || *misread > least) {
            continue;
        }
        nearest = *misread < least ? known.text : encoded(letters);
        least = *misread;
    }
    return nearest;
}

}  // namespace

std::string office_symbol(std::string_view read, double steps_wide)
{
    std::u32string letters = capitals_of(read);
    const auto steps = static_cast<std::size_t>(std::max(1.0, std::round(steps_wide)));
    if (letters.size() > steps) {
        letters.resize(steps);
    }
    return letters.empty() ? std::string(read) : known_symbol(letters);
}

}  // namespace depesha
