// SPDX-License-Identifier: Apache-2.0
#include "postprocess/iso_moment.h"

#include <charconv>
#include <cstddef>

namespace depesha {

namespace {

/// The number that fills these signs; -1 for none.
int number_at(std::string_view text, std::size_t begin, std::size_t length)
{
    if (begin + length > text.size()) {
        return -1;
    }
    int value = -1;
    const char* const last = text.data() + begin + length;
    const auto [end, error] = std::from_chars(text.data() + begin, last, value);
    return error == std::errc() && end == last && value >= 0 ? value : -1;
}

}  // namespace

std::optional<IsoMoment> iso_moment(std::string_view iso)
{
    using namespace std::chrono;
    const int year_number = number_at(iso, 0, 4);
    const int month_number = number_at(iso, 5, 2);
    const int day_number = number_at(iso, 8, 2);
    const year_month_day date{year(year_number), month(static_cast<unsigned>(month_number)),
                              day(static_cast<unsigned>(day_number))};
    if (year_number < 0 || month_number < 0 || day_number < 0 || !date.ok()) {
        return std::nullopt;
    }
    IsoMoment moment{sys_days(date), std::nullopt, iso.ends_with('Z')};
    const int hours_told = number_at(iso, 11, 2);
    const int minutes_told = number_at(iso, 14, 2);
    if (hours_told >= 0 && minutes_told >= 0) {
        moment.minutes = hours(hours_told) + std::chrono::minutes(minutes_told);
    }
    return moment;
}

}  // namespace depesha
