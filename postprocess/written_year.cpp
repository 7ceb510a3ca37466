// SPDX-License-Identifier: Apache-2.0
#include "postprocess/written_year.h"

#include <string_view>

namespace depesha {
namespace {

/// "г.", "года", "год", "г" or the r that OCR makes of it, after spaces; i where none stands.
std::size_t skip_year_word(const LineScan& line, std::size_t i)
{
    const std::size_t at = line.skip_spaces(i);
    for (const std::u32string_view word : {U"года", U"году", U"год", U"гг", U"г"}) {
        if (line.russian_word(at, word)) {
            return line.skip(at + word.size(), U".", 1);
        }
    }
    const bool misread = line.at(at) == U'r' && line.at(at + 1) == U'.' && at > 0 && is_digit(line.at(i - 1));
    return misread ? at + 2 : i;
}

/// A two-digit figure that goes on as a time of day ("17.20", "12 час.", "5:30") is no year.
bool goes_on_as_time(const LineScan& line, std::size_t end)
{
    const char32_t sign = line.at(end);
    if (sign == U':' || ((sign == U'.' || sign == U'-') && is_digit(line.at(end + 1)))) {
        return true;
    }
    const std::size_t next = line.skip_spaces(end);
    const bool english = line.english_at(next) == U'a' || line.english_at(next) == U'p';
    const bool meridiem = english && line.skip(line.skip(next + 1, U". ", 2), U"m", 1) != line.skip(next + 1, U". ", 2);
    return meridiem || line.russian_word(next, U"час") || line.russian_word(next, U"часов") ||
           line.russian_word(next, U"часа") || line.russian_word(next, U"ч");
}

}  // namespace

std::optional<int> year_of(const Figure& figure)
{
    if (figure.digits.size() == 2) {
        return 1900 + figure.value;
    }
    const bool plausible = figure.digits.size() == 4 && figure.value >= 1800 && figure.value < 2100;
    return plausible ? std::optional(figure.value) : std::nullopt;
}

std::optional<WrittenYear> read_year(const LineScan& line, std::size_t i)
{
    const auto figure = read_figure(line, i, 2, 4);
    if (!figure || figure->digits.size() == 3) {
        return std::nullopt;
    }
    const std::optional<int> year = year_of(*figure);
    const bool short_form = figure->digits.size() == 2;
    if (!year || (short_form && goes_on_as_time(line, figure->end))) {
        return std::nullopt;
    }
    const std::size_t end = skip_year_word(line, figure->end);
    const bool named = end != figure->end;
    if (!named && is_letter(line.at(end))) {
        return std::nullopt;
    }
    return WrittenYear{*year, end, figure->repairs, short_form, named};
}

std::size_t skip_this_year(const LineScan& line, std::size_t i)
{
    std::size_t at = line.skip_spaces(i);
    if (line.russian_at(at) != U'с' || line.at(at + 1) != U'.') {
        return i;
    }
    at = line.skip_spaces(at + 2);
    return line.russian_word(at, U"г") ? line.skip(at + 1, U".", 1) : i;
}

}  // namespace depesha
