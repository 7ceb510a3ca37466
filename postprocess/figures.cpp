// SPDX-License-Identifier: Apache-2.0
#include "postprocess/figures.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace depesha {

namespace {

/// A letter counts as a digit only where no other letter follows ("50г" is 50, "31об" is 31).
bool continues_figure(const LineScan& line, std::size_t i)
{
    if (is_digit(line.at(i))) {
        return true;
    }
    const char32_t next = line.at(i + 1);
    return digit_like(line.at(i)) != 0 && (is_digit(next) || next == line.at(i) || !is_letter(next));
}

struct RomanSign {
    std::u32string_view signs;
    std::string_view roman;
    int repairs;
};

/// Confusions of the Russian models, which have neither I nor V.
constexpr std::array<RomanSign, 11> roman_signs{{
    {U"IІ", "I", 0},
    {U"VѴ", "V", 0},
    {U"XХ", "X", 0},
    {U"l1|!iі", "I", 1},
    {U"УуYyUv", "V", 1},
    {U"xх", "X", 1},
    {U"П", "II", 1},
    {U"Ш", "III", 1},
    {U"ТГт", "I", 2},
    {U"К", "X", 2},
    {U"НЦ", "II", 2},
}};

const RomanSign* roman_sign(char32_t sign)
{
    const auto* const found = std::find_if(roman_signs.begin(), roman_signs.end(), [&](const RomanSign& known) {
        return known.signs.find(sign) != std::u32string_view::npos;
    });
    return found == roman_signs.end() ? nullptr : found;
}

int roman_value(std::string_view roman)
{
    constexpr std::array<std::string_view, 12> months{"I",   "II",   "III", "IV", "V",  "VI",
                                                      "VII", "VIII", "IX",  "X",  "XI", "XII"};
    const auto* const found = std::find(months.begin(), months.end(), roman);
    return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

}  // namespace

char digit_like(char32_t sign)
{
    switch (sign) {
    case U'О':
    case U'о':
    case U'O':
    case U'o':
        return '0';
    case U'l':
    case U'I':
    case U'|':
    case U'І':
        return '1';
    case U'З':
    case U'з':
        return '3';
    case U'б':
        return '6';
    default:
        return 0;
    }
}

std::optional<Figure> read_figure(const LineScan& line, std::size_t i, std::size_t least, std::size_t most)
{
    Figure figure;
    bool true_digit = false;
    std::size_t at = i;
    for (; at < line.size() && continues_figure(line, at); ++at) {
        const bool plain = is_digit(line.at(at));
        true_digit = true_digit || plain;
        figure.repairs += plain ? 0 : 1;
        figure.digits.push_back(plain ? static_cast<char>(line.at(at)) : digit_like(line.at(at)));
        if (figure.digits.size() > most) {
            return std::nullopt;
        }
    }
    if (figure.digits.size() < least || !true_digit) {
        return std::nullopt;
    }
    for (const char digit : figure.digits) {
        figure.value = figure.value * 10 + (digit - '0');
    }
    figure.end = at;
    return figure;
}

std::optional<Figure> read_lone_digit(const LineScan& line, std::size_t i)
{
    const char32_t sign = line.at(i);
    if ((sign != U'б' && sign != U'З') || line.at(i + 1) != U' ') {
        return std::nullopt;
    }
    const char digit = digit_like(sign);
    return Figure{digit - '0', std::string(1, digit), i + 1, 1};
}

std::string plain_digits(const LineScan& line, std::size_t i)
{
    std::string digits;
    while (is_digit(line.at(i))) {
        digits.push_back(static_cast<char>(line.at(i)));
        ++i;
    }
    return digits;
}

std::optional<RomanFigure> read_roman(const LineScan& line, std::size_t i)
{
    constexpr std::size_t longest = 5;  // VIII with one sign to spare
    std::string roman;
    RomanFigure figure;
    figure.digits_only = true;
    std::size_t at = i;
    while (at < line.size() && at - i < longest) {
        const RomanSign* const sign = roman_sign(line.at(at));
        if (sign == nullptr) {
            break;
        }
        roman += sign->roman;
        figure.repairs += sign->repairs;
        figure.digits_only = figure.digits_only && is_digit(line.at(at));
        ++at;
    }
    figure.value = roman_value(roman);
    figure.end = at;
    if (figure.value == 0 || is_letter(line.at(at))) {
        return std::nullopt;
    }
    return figure;
}

}  // namespace depesha
