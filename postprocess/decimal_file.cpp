// SPDX-License-Identifier: Apache-2.0
#include "postprocess/decimal_file.h"

#include "postprocess/date_shapes.h"
#include "postprocess/figures.h"

#include <algorithm>

namespace depesha {

namespace {

/// M-DDYY: month, then day and two digits of the year run together.
std::optional<DateTime> filed_on(const Figure& month, const Figure& rest)
{
    DateTime when;
    when.month = month.value;
    when.day = rest.value / 100;
    when.year = 1900 + rest.value % 100;
    return is_real(when) ? std::optional(when) : std::nullopt;
}

}  // namespace

std::optional<FoundReference> decimal_file(const LineScan& line, std::size_t i)
{
    constexpr std::size_t longest_class = 10;
    if (!line.begins_word(i) || plain_digits(line, i).size() != 3) {
        return std::nullopt;
    }
    std::size_t at = i;
    while (at - i < longest_class && (is_digit(line.at(at)) || is_upper(line.at(at)) || line.at(at) == U'.')) {
        ++at;
    }
    const auto month = line.at(at) == U'/' ? read_figure(line, line.skip(at + 1, U" ", 1), 1, 2) : std::nullopt;
    if (at - i < 5 || !month || line.english_at(month->end) != U'-') {
        return std::nullopt;
    }
    const auto rest = read_figure(line, line.skip(month->end + 1, U" ", 1), 3, 4);
    const auto filed = rest ? filed_on(*month, *rest) : std::nullopt;
    if (!filed || line.counts(rest->end)) {
        return std::nullopt;
    }
    FoundReference found;
    found.span = line.span(i, rest->end);
    found.decimal_file = true;
    found.filed = filed;
    found.confidence = std::max(0.2, 1.0 - 0.1 * (month->repairs + rest->repairs));
    return found;
}

}  // namespace depesha
