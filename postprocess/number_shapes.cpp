// SPDX-License-Identifier: Apache-2.0
#include "postprocess/number_shapes.h"

#include "postprocess/figures.h"

#include <algorithm>
#include <array>

namespace depesha {

namespace {

constexpr std::size_t longest_number = 9;

bool is_one_of(char32_t code, std::u32string_view set)
{
    return code != 0 && set.find(code) != std::u32string_view::npos;
}

/// Spaces, and one stop or colon among them, between the sign and its digits.
std::size_t skip_to_digits(const LineScan& line, std::size_t i)
{
    return line.skip_spaces(line.skip(line.skip_spaces(i), U".:,", 1));
}

bool digits_follow(const LineScan& line, std::size_t i)
{
    return is_digit(line.at(skip_to_digits(line, i)));
}

/// "No", "No.", "N°", "Nr", "NO:".
std::optional<NumberSign> latin_sign(const LineScan& line, std::size_t i)
{
    const bool misread_field =
        is_one_of(line.at(i), U"MHМН") && is_one_of(line.at(i + 1), U"OО") && line.at(i + 2) == U':';
    if (misread_field && line.begins_word(i) && digits_follow(line, i + 2)) {
        return NumberSign{skip_to_digits(line, i + 2), true, true};
    }
    if (!is_one_of(line.at(i), U"Nn") || !line.begins_word(i)) {
        return std::nullopt;
    }
    const char32_t second = line.at(i + 1);
    const bool circle = is_one_of(second, U"°º*") || (is_one_of(second, U"oOоОeеrs0") && !is_letter(line.at(i + 2)));
    if (!circle) {
        return std::nullopt;
    }
    const bool plain_word = line.at(i) == U'n' && !is_one_of(line.at(i + 2), U".:");
    if (plain_word || !digits_follow(line, i + 2)) {
        return std::nullopt;
    }
    const bool form_field = is_one_of(second, U"OО") && is_one_of(line.at(line.skip_spaces(i + 2)), U":;.");
    return NumberSign{skip_to_digits(line, i + 2), true, form_field};
}

/// What the models make of № (pages of the collection and studopedia's "Ле 393", "ЛЬ 399", "Х°").
std::optional<NumberSign> damaged_sign(const LineScan& line, std::size_t i)
{
    constexpr std::array<std::u32string_view, 18> russian{U"мо", U"ме", U"ле", U"ло", U"ль", U"лв",
                                                          U"хе", U"хо", U"же", U"жо", U"лъ", U"мв",
                                                          U"л",  U"м",  U"х",  U"ж",  U"ло", U"лё"};
    constexpr std::array<std::u32string_view, 4> english{U"n", U"ms", U"jvs", U"jvo"};
    if (!line.begins_word(i)) {
        return std::nullopt;
    }
    std::size_t end = i;
    if (is_one_of(line.at(i), U"%#&®@")) {
        end = i + 1;
    } else {
        end = line.letters_end(i);
        const std::u32string_view word = std::u32string_view(line.russian).substr(i, end - i);
        const std::u32string_view latin = std::u32string_view(line.english).substr(i, end - i);
        const bool known = std::find(russian.begin(), russian.end(), word) != russian.end() ||
                           std::find(english.begin(), english.end(), latin) != english.end();
        if (end == i || !known) {
            return std::nullopt;
        }
        end = line.skip(end, U"?\"°º", 1);
    }
    return digits_follow(line, end) ? std::optional(NumberSign{skip_to_digits(line, end), false, false}) : std::nullopt;
}

struct Suffix {
    std::string_view russian;
    std::size_t end = 0;
    int repairs = 0;
    bool clear = false;
};

/// "sh" or the "5h" that OCR makes of it.
bool is_latin_sh(const LineScan& line, std::size_t i)
{
    return is_one_of(line.english_at(i), U"s5") && is_one_of(line.english_at(i + 1), U"hb") && !line.counts(i + 2);
}

/// The series letter after the stroke; ш is read as III, 111, w, m, щ and single letters of its kind.
std::optional<Suffix> read_suffix(const LineScan& line, std::size_t i)
{
    std::size_t bars = 0;
    while (is_one_of(line.at(i + bars), U"Il1|i!")) {
        ++bars;
    }
    if (bars > 0 && bars <= 3 && !line.counts(i + bars)) {
        return Suffix{"ш", i + bars, bars == 3 ? 1 : 3, false};
    }
    if (is_latin_sh(line, i)) {
        return Suffix{"ш", i + 2, line.english_at(i) == U's' && line.english_at(i + 1) == U'h' ? 0 : 1, true};
    }
    if (line.counts(i + 1)) {
        return std::nullopt;
    }
    const char32_t letter = line.russian_at(i);
    if (letter == U'ш') {
        return Suffix{"ш", i + 1, is_cyrillic(line.at(i)) ? 0 : 1, true};
    }
    if (letter == U'с' || letter == U's') {
        return Suffix{"с", i + 1, 0, true};
    }
    if (is_one_of(letter, U"щцми")) {
        return Suffix{"ш", i + 1, 1, letter == U'щ'};
    }
    return is_one_of(letter, U"пнжыт") ? std::optional(Suffix{"ш", i + 1, 2, false}) : std::nullopt;
}

/// Series letters of registries that nothing else is misread for.
std::optional<Suffix> rare_suffix(const LineScan& line, std::size_t i, Language language)
{
    constexpr std::array<std::string_view, 8> letters{"ю", "к", "г", "л", "ф", "э", "д", "в"};
    constexpr std::array<std::string_view, 4> pairs{"гс", "сс", "оп", "ос"};
    for (const std::string_view pair : pairs) {
        if (language == Language::Russian && line.russian_word(i, decoded(pair)) && !line.counts(i + 2)) {
            return Suffix{pair, i + 2, 0, true};
        }
    }
    if (language != Language::Russian || line.counts(i + 1) || line.at(i + 1) == U'.' || !is_cyrillic(line.at(i))) {
        return std::nullopt;
    }
    for (const std::string_view letter : letters) {
        if (line.russian_at(i) == letter_at(letter, 0).code) {
            return Suffix{letter, i + 1, 0, true};
        }
    }
    return std::nullopt;
}

std::string suffix_in(Language language, std::string_view russian)
{
    if (language == Language::Russian) {
        return std::string(russian);
    }
    return russian == "ш" ? "sh" : "s";
}

/// "-5106" after "5100": as many digits or fewer, no spaces.
void read_range(const LineScan& line, NumberBody& body)
{
    if (line.english_at(body.end) != U'-') {
        return;
    }
    const auto last = read_figure(line, body.end + 1, 1, longest_number);
    if (!last || last->digits.size() > body.number.size() || line.english_at(last->end) == U'-') {
        return;
    }
    body.number += '-';
    body.number += last->digits;
    body.repairs += last->repairs;
    body.end = last->end;
}

void read_stroke(const LineScan& line, NumberBody& body, Language language)
{
    const std::size_t stroke = line.skip(body.end, U" ", 1);
    if (!is_one_of(line.at(stroke), U"/\\")) {
        return;
    }
    const std::size_t after = line.skip(stroke + 1, U" ", 1);
    auto suffix = read_suffix(line, after);
    suffix = suffix ? suffix : rare_suffix(line, after, language);
    if (suffix) {
        body.suffix = suffix_in(language, suffix->russian);
        body.repairs += suffix->repairs;
        body.clear_suffix = suffix->clear;
        body.end = suffix->end;
        return;
    }
    const auto second = read_figure(line, after, 1, longest_number);
    if (second && stroke == body.end && after == stroke + 1) {
        body.number += '/';
        body.number += second->digits;
        body.repairs += second->repairs;
        body.end = second->end;
    }
}

}  // namespace

std::optional<NumberSign> read_number_sign(const LineScan& line, std::size_t i)
{
    if (line.at(i) == U'№') {
        const std::size_t after = line.at(i + 1) == U'№' ? i + 2 : i + 1;
        const std::size_t digits = skip_to_digits(line, after);
        return read_figure(line, digits, 1, longest_number) ? std::optional(NumberSign{digits, true, false})
                                                            : std::nullopt;
    }
    if (const auto latin = latin_sign(line, i)) {
        return latin;
    }
    return damaged_sign(line, i);
}

std::optional<NumberBody> read_number_body(const LineScan& line, std::size_t i, Language language)
{
    const auto figure = read_figure(line, i, 1, longest_number);
    if (!figure) {
        return std::nullopt;
    }
    NumberBody body{figure->digits, {}, figure->end, figure->repairs, false};
    read_range(line, body);
    read_stroke(line, body, language);
    if (is_letter(line.at(body.end))) {
        return std::nullopt;
    }
    return body;
}

}  // namespace depesha
