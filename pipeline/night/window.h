// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace depesha {

/// "06:00" -> minutes since midnight; empty if it is no time of day.
[[nodiscard]] std::optional<std::chrono::minutes> parse_clock_time(std::string_view text);

/// The next moment after `now` at which the clock of this place shows that time, also where the clock is put forward or
/// back in between.
[[nodiscard]] std::chrono::system_clock::time_point next_time_of_day(std::chrono::minutes since_midnight,
                                                                     std::chrono::system_clock::time_point now);

}  // namespace depesha
