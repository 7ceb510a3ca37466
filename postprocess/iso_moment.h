// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace depesha {

/// A whole ISO 8601 date of the record as a point of time.
struct IsoMoment {
    std::chrono::sys_days day;

    /// Since midnight; empty where only the day is told.
    std::optional<std::chrono::minutes> minutes;

    /// True for a "Z": universal time. Otherwise local to a place that the date does not name.
    bool universal = false;
};

/// "1951-06-13", "1951-06-13T19:00", "1951-06-13T19:00Z"; nothing where the year or month is not told, or no such day.
[[nodiscard]] std::optional<IsoMoment> iso_moment(std::string_view iso);

}  // namespace depesha
