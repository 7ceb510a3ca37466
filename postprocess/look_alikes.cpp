// SPDX-License-Identifier: Apache-2.0
#include "postprocess/look_alikes.h"

#include "postprocess/alphabets.h"

#include <algorithm>
#include <array>
#include <optional>

namespace depesha {

namespace {

bool is_one_of(char32_t code, std::u32string_view set)
{
    return set.find(code) != std::u32string_view::npos;
}

enum class Alphabet { Cyrillic, Latin };

/// The alphabet a word is to be written in; nothing where it is better left alone.
std::optional<Alphabet> alphabet_of(std::u32string_view word, Language language, bool beside_digit)
{
    const LetterCount telling = telling_letters(word);
    if (telling.cyrillic != telling.latin) {
        return telling.cyrillic > telling.latin ? Alphabet::Cyrillic : Alphabet::Latin;
    }
    if (beside_digit || is_roman(word)) {
        return std::nullopt;
    }
    return language == Language::Russian ? Alphabet::Cyrillic : Alphabet::Latin;
}

char32_t in_alphabet(char32_t code, Alphabet alphabet)
{
    return alphabet == Alphabet::Cyrillic ? to_cyrillic(code) : to_latin(code);
}

/// A digit that stands for a Russian letter of its shape; 0 for none.
char32_t letter_for_digit(char32_t digit)
{
    switch (digit) {
    case U'0':
        return U'о';
    case U'3':
        return U'з';
    case U'6':
        return U'б';
    default:
        return 0;
    }
}

/// The six of "ВКП(6)" and "ВКП (6)": bracketed, behind a word that ends in П.
bool stands_for_bolsheviks(std::u32string_view text, std::size_t at)
{
    if (at < 2 || text[at] != U'6' || text[at - 1] != U'(' || text[at + 1] != U')') {
        return false;
    }
    const bool spaced = at >= 3 && text[at - 2] == U' ';
    const char32_t word_end = text[spaced ? at - 3 : at - 2];
    return word_end == U'П' || word_end == U'п';
}

/// A digit between Russian letters ("С0ВЕТ") or alone in brackets after them ("ВКП(6)").
bool stands_for_letter(std::u32string_view text, std::size_t at)
{
    if (at == 0 || at + 1 >= text.size() || letter_for_digit(text[at]) == 0) {
        return false;
    }
    const bool inside = is_cyrillic(text[at - 1]) && is_cyrillic(text[at + 1]);
    return inside || stands_for_bolsheviks(text, at);
}

void repair_digits(std::u32string& text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!stands_for_letter(text, at)) {
            continue;
        }
        const char32_t letter = letter_for_digit(text[at]);
        const bool capital = is_upper(text[at - 1]) && is_upper(text[at + 1]);
        text[at] = capital ? upper(letter) : letter;
    }
}

/// The figure that a letter of its shape stands for, as typists without a 1 or a 0 on their keys wrote it; 0 for none.
char32_t digit_for_letter(char32_t letter)
{
    switch (letter) {
    case U'I':
    case U'І':
    case U'l':
        return U'1';
    case U'O':
    case U'О':
        return U'0';
    case U'З':
        return U'3';
    default:
        return 0;
    }
}

bool counts(char32_t code)
{
    return is_letter(code) || is_digit(code);
}

/// "I949" -> "1949", "1О" -> "10": a number, whatever letters of its shape are in it.
void repair_number(std::u32string& text, std::size_t begin, std::size_t end)
{
    const auto first = text.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = text.begin() + static_cast<std::ptrdiff_t>(end);
    const bool figures = std::all_of(first, last, [](char32_t c) { return is_digit(c) || digit_for_letter(c) != 0; });
    if (figures && std::any_of(first, last, is_digit)) {
        std::transform(first, last, first, [](char32_t c) { return is_digit(c) ? c : digit_for_letter(c); });
    }
}

/// "3ИС-5" -> "ЗИС-5": a vowel and a further capital follow no figure.
void repair_first_letter(std::u32string& text, std::size_t begin, std::size_t end)
{
    const bool vowel = end - begin >= 3 && is_one_of(text[begin + 1], U"АЕИОУЫЯ");
    if (text[begin] == U'3' && vowel && is_upper(text[begin + 2])) {
        text[begin] = U'З';
    }
}

void repair_words_with_digits(std::u32string& text)
{
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        while (end < text.size() && counts(text[end])) {
            ++end;
        }
        if (end > begin) {
            repair_number(text, begin, end);
            repair_first_letter(text, begin, end);
        }
        begin = end + 1;
    }
}

bool is_beside_digit(std::u32string_view text, std::size_t begin, std::size_t end)
{
    const auto digit_past = [&](std::size_t at, std::size_t past) {
        return is_digit(text[at]) || (is_one_of(text[at], U"-./") && past < text.size() && is_digit(text[past]));
    };
    const bool before = begin > 0 && digit_past(begin - 1, begin >= 2 ? begin - 2 : text.size());
    const bool after = end < text.size() && digit_past(end, end + 1);
    return before || after;
}

}  // namespace

std::string repaired_lookalikes(std::string_view text, Language language)
{
    std::u32string codes = decoded(text);
    for (std::size_t begin = 0; begin < codes.size();) {
        if (!is_letter(codes[begin])) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < codes.size() && is_letter(codes[end])) {
            ++end;
        }
        const std::u32string_view word = std::u32string_view(codes).substr(begin, end - begin);
        const auto alphabet = alphabet_of(word, language, is_beside_digit(codes, begin, end));
        for (std::size_t at = begin; alphabet && at < end; ++at) {
            codes[at] = in_alphabet(codes[at], *alphabet);
        }
        begin = end;
    }
    if (language == Language::Russian) {
        repair_digits(codes);
        repair_words_with_digits(codes);
    }
    return encoded(codes);
}

std::u32string cyrillic_reading(std::u32string_view word)
{
    struct Shape {
        std::u32string_view latin;
        std::u32string_view cyrillic;
    };
    constexpr std::array<Shape, 7> shapes{
        {{U"III", U"Ш"}, {U"JI", U"Л"}, {U"HI", U"Ы"}, {U"bI", U"Ы"}, {U"IO", U"Ю"}, {U"II", U"П"}, {U"LI", U"Ц"}}};
    std::u32string reading;
    for (std::size_t i = 0; i < word.size();) {
        const auto* const shape = std::find_if(
            shapes.begin(), shapes.end(), [&](const Shape& known) { return word.substr(i).starts_with(known.latin); });
        if (shape != shapes.end()) {
            reading += shape->cyrillic;
            i += shape->latin.size();
        } else {
            reading.push_back(misread_cyrillic(to_cyrillic(word[i])));
            ++i;
        }
    }
    return reading;
}

std::string repaired_name(std::string_view text, Language language)
{
    std::string repaired = repaired_lookalikes(text, language);
    if (language != Language::Russian) {
        return repaired;
    }
    constexpr std::size_t shortest = 3;
    const std::u32string codes = decoded(repaired);
    std::u32string result;
    for (std::size_t begin = 0; begin < codes.size();) {
        std::size_t end = begin;
        while (end < codes.size() && is_letter(codes[end])) {
            ++end;
        }
        const std::u32string word = codes.substr(begin, end - begin);
        const bool latin = word.size() >= shortest && std::any_of(word.begin(), word.end(), is_latin);
        result += latin && !is_roman(word) ? cyrillic_reading(word) : word;
        if (end < codes.size()) {
            result.push_back(codes[end]);
        }
        begin = end + 1;
    }
    return encoded(result);
}

}  // namespace depesha
