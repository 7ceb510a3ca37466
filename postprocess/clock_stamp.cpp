// SPDX-License-Identifier: Apache-2.0
#include "postprocess/date_shapes.h"
#include "postprocess/figures.h"

#include <algorithm>

namespace depesha {

std::optional<DatePiece> clock_stamp(const DateLine& dates, std::size_t i)
{
    const LineScan& line = dates.line;
    const auto year = read_figure(line, i, 4, 4);
    const std::size_t month_at = year ? line.skip_spaces(year->end) : 0;
    const auto month = std::find_if(dates.months.begin(), dates.months.end(),
                                    [&](const MonthName& each) { return year && each.begin == month_at; });
    if (!year || month == dates.months.end() || year->value < 1900 || year->value > 1999) {
        return std::nullopt;
    }
    const auto day = read_figure(line, line.skip_spaces(month->end), 1, 2);
    const std::size_t half = day ? line.skip_spaces(day->end) : 0;
    const bool afternoon = line.english_word(half, U"pm");
    const auto hour = day && (afternoon || line.english_word(half, U"am"))
                          ? read_figure(line, line.skip_spaces(half + 2), 1, 2)
                          : std::nullopt;
    const auto minute = hour ? read_figure(line, line.skip(hour->end, U" :", 2), 2, 2) : std::nullopt;
    if (!minute || hour->value < 1 || hour->value > 12) {
        return std::nullopt;
    }
    DatePiece piece;
    piece.begin = i;
    piece.end = minute->end;
    piece.when.year = year->value;
    piece.when.month = month->month;
    piece.when.day = day->value;
    piece.when.hour = hour->value % 12 + (afternoon ? 12 : 0);
    piece.when.minute = minute->value;
    piece.repairs = year->repairs + day->repairs + hour->repairs + minute->repairs;
    return piece;
}

}  // namespace depesha
