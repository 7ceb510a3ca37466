// SPDX-License-Identifier: Apache-2.0
// Single shapes of dates and of times of day, each tried at one place of a line; parse_date joins them.
#pragma once

#include "postprocess/line_scan.h"
#include "postprocess/parse_date.h"

#include <optional>
#include <vector>

namespace depesha {

/// A month's name in the line.
struct MonthName {
    int month = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool exact = true;
};

/// A line with what is found in it once for all shapes.
struct DateLine {
    LineScan line;
    std::vector<MonthName> months;

    /// Indices behind words that announce a time of day before a colon («Время:»).
    std::vector<std::size_t> time_labels;
};
[[nodiscard]] DateLine scan_dates(std::string_view text);

/// A date or a time, or both, at [begin, end) of the line.
struct DatePiece {
    DateTime when;

    /// The other reading where signs allow two (11 and II, day and month).
    std::optional<DateTime> otherwise;

    std::size_t begin = 0;
    std::size_t end = 0;
    int repairs = 0;

    /// Says nothing unless it stands beside its counterpart: "13-40", "7.11".
    bool weak = false;

    /// A time in words ("7 час. 15 мин."), a date with "г.": where these are typed, months are typed in Roman figures.
    bool spelled_out = false;
};

/// The date that begins at index i: the shape that reaches farthest.
[[nodiscard]] std::optional<DatePiece> read_date(const DateLine& dates, std::size_t i);

/// "1957 MAR 14 PM 7 52": what the clock of a message centre stamps.
[[nodiscard]] std::optional<DatePiece> clock_stamp(const DateLine& dates, std::size_t i);

/// The time of day that begins at index i.
[[nodiscard]] std::optional<DatePiece> read_time(const LineScan& line, std::size_t i);

/// True for a day that the month has (29 February without a year is one).
[[nodiscard]] bool is_real(const DateTime& when);

}  // namespace depesha
