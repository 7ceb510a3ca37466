// SPDX-License-Identifier: Apache-2.0
// Dates and times as telegrams write them, Russian and English, with the damage OCR does to them.
#pragma once

#include "postprocess/unicode.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// A date, a time of day, or both; what was not written is absent. Times are local to the place named beside them.
struct DateTime {
    std::optional<int> year;
    std::optional<int> month;
    std::optional<int> day;

    /// 0 to 24 (24:00 is midnight at the end of the day).
    std::optional<int> hour;
    std::optional<int> minute;

    /// Zulu time ("1753Z").
    bool utc = false;

    [[nodiscard]] bool has_date() const { return day.has_value(); }
    [[nodiscard]] bool has_time() const { return hour.has_value(); }

    bool operator==(const DateTime&) const = default;
};

/// "1951-06-13", "1951-06-13T19:00", "1978-03-05T08:40Z"; "--06-13" without a year, "---13T12:10" without a month.
/// Empty without a day.
[[nodiscard]] std::string to_iso(const DateTime& when);

/// The date of one with the time of the other, where each lacks what the other has; nothing otherwise.
[[nodiscard]] std::optional<DateTime> joined(const DateTime& a, const DateTime& b);

struct FoundDate {
    DateTime when;

    /// The other reading where the signs allow two: "11" for II, 5/6/50 as the fifth of June or the sixth of May.
    /// Another date of the page may decide.
    std::optional<DateTime> otherwise;

    /// Bytes of the text, a "г." or "года" after it included.
    Span span;

    /// 1 where every sign was read as it is written, less for each repair, for a guess between day and month, and for
    /// shapes that a number may have as well ("7.11").
    double confidence = 0.0;
};

/// All dates and times of a line, left to right, not overlapping. A date and a time that stand side by side in either
/// order, with at most "в", "at", a dash or a comma between, are one ("7 час. 15 мин. 9.IV.53", "January 7, 3 p.m.").
/// A two-digit year is of the 1900s. Never throws; any bytes are allowed.
[[nodiscard]] std::vector<FoundDate> find_dates(std::string_view text);

/// The first of find_dates that has a date; where a time alone stands elsewhere in the text ("NO: 915, April 23, noon"
/// is one already; "13-40 5.III.1937 г." too) it is not added.
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view text);

/// The date that the whole text is, but for punctuation around it ("13.VI.51 г."); a place may not stand before it.
[[nodiscard]] std::optional<FoundDate> parse_date(std::string_view text);

/// The service line of a postal telegram: "МОСКВА 12/345 23 13 1015".
struct ServiceLine {
    Span origin;
    Span number;
    Span words;

    /// The day (or day and month) and time at the end, as typed.
    Span date;
    DateTime when;
};
[[nodiscard]] std::optional<ServiceLine> parse_service_line(std::string_view text);

}  // namespace depesha
