// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/window.h"

#include <charconv>
#include <ctime>
#include <string>

namespace depesha {
namespace {

/// Two digits, or one; empty if it is something else or more than `most`.
std::optional<int> number(std::string_view digits, int most)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && digits.size() <= 2 && value >= 0 && value <= most ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<std::chrono::minutes> parse_clock_time(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || text.size() != colon + 3) {
        return std::nullopt;
    }
    const auto hours = number(text.substr(0, colon), 23);
    const auto minutes = number(text.substr(colon + 1), 59);
    if (!hours || !minutes) {
        return std::nullopt;
    }
    return std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

std::chrono::system_clock::time_point next_time_of_day(std::chrono::minutes since_midnight,
                                                       std::chrono::system_clock::time_point now)
{
    using std::chrono::system_clock;
    const std::time_t seconds = system_clock::to_time_t(now);
    std::tm local = {};
    localtime_r(&seconds, &local);
    for (int day = 0;; ++day) {
        std::tm wanted = local;
        wanted.tm_mday += day;
        wanted.tm_hour = static_cast<int>(since_midnight.count() / 60);
        wanted.tm_min = static_cast<int>(since_midnight.count() % 60);
        wanted.tm_sec = 0;
        wanted.tm_isdst = -1;
        const system_clock::time_point moment = system_clock::from_time_t(std::mktime(&wanted));
        if (moment > now) {
            return moment;
        }
    }
}

}  // namespace depesha
