// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/spoken.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace depesha {
namespace {

using namespace std::chrono;

/// "2026-11-30T22:00:04+03:00" taken apart.
struct LocalMoment {
    year_month_day day;
    seconds since_midnight{};
    minutes offset{};
};

/// The number that these figures make; nothing else may stand there.
int number_at(std::string_view text, std::size_t at, std::size_t length)
{
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + length, value);
    return value;
}

/// True if the text begins with the shape, in which each 'n' stands for a figure and all else for itself.
bool has_shape(std::string_view text, std::string_view shape)
{
    if (text.size() < shape.size()) {
        return false;
    }
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == 'n' ? !digit : text[i] != shape[i]) {
            return false;
        }
    }
    return true;
}

std::optional<minutes> offset_of(std::string_view text)
{
    if (text == "Z") {
        return minutes(0);
    }
    if (text.size() != 6 || (text.front() != '+' && text.front() != '-') || !has_shape(text.substr(1), "nn:nn")) {
        return std::nullopt;
    }
    const minutes offset = hours(number_at(text, 1, 2)) + minutes(number_at(text, 4, 2));
    return text.front() == '-' ? -offset : offset;
}

std::optional<LocalMoment> moment_of(std::string_view iso)
{
    constexpr std::string_view shape = "nnnn-nn-nnTnn:nn:nn";
    if (!has_shape(iso, shape)) {
        return std::nullopt;
    }
    const auto figures = [&](std::size_t at, std::size_t length) { return number_at(iso, at, length); };
    const auto offset = offset_of(iso.substr(shape.size()));
    LocalMoment moment{year(figures(0, 4)) / figures(5, 2) / figures(8, 2),
                       hours(figures(11, 2)) + minutes(figures(14, 2)) + seconds(figures(17, 2)),
                       offset.value_or(minutes(0))};
    return offset && moment.day.ok() && moment.since_midnight <= hours(24) ? std::optional(moment) : std::nullopt;
}

std::string spoken(const year_month_day& day)
{
    static constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
    const char* const month = months.at(static_cast<unsigned>(day.month()) - 1);
    return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), month, static_cast<int>(day.year()));
}

}  // namespace

std::string grouped(std::int64_t number)
{
    std::string text = std::to_string(number);
    const std::ptrdiff_t first = number < 0 ? 1 : 0;
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > first; at -= 3) {
        text.insert(text.begin() + at, ',');
    }
    return text;
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

std::string spoken_duration(double duration)
{
    const auto whole = static_cast<std::int64_t>(std::llround(duration));
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    return whole < 3600 ? fmt::format("{} min {:02} s", whole / 60, whole % 60)
                        : fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

std::string spoken_day(std::string_view iso)
{
    const auto moment = moment_of(iso);
    return moment ? spoken(moment->day) : std::string(iso);
}

std::string spoken_moment(std::string_view iso)
{
    const auto moment = moment_of(iso);
    return moment ? fmt::format("{}, {}", spoken(moment->day), iso.substr(11, 5)) : std::string(iso);
}

std::optional<std::int64_t> unix_seconds(std::string_view iso)
{
    const auto moment = moment_of(iso);
    if (!moment) {
        return std::nullopt;
    }
    return (sys_seconds(sys_days(moment->day)) + moment->since_midnight - moment->offset).time_since_epoch().count();
}

}  // namespace depesha
