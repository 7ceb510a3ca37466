// SPDX-License-Identifier: Apache-2.0
// Figures and times as a person reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace depesha {

/// "1 page", "10,000 pages".
[[nodiscard]] std::string counted(std::int64_t number, std::string_view one, std::string_view many);

/// "10,000".
[[nodiscard]] std::string grouped(std::int64_t number);

/// "45 s", "3 min 20 s", "7 h 48 min".
[[nodiscard]] std::string spoken_duration(double seconds);

/// "2026-11-30T22:00:04+03:00" as "30 November 2026"; what is no such time as it stands.
[[nodiscard]] std::string spoken_day(std::string_view iso);

/// The same as "30 November 2026, 22:00".
[[nodiscard]] std::string spoken_moment(std::string_view iso);

/// Seconds since 1970, universal time; nothing for what is no date and time with an offset ("+03:00", "Z").
[[nodiscard]] std::optional<std::int64_t> unix_seconds(std::string_view iso);

}  // namespace depesha
