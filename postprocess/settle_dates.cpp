// SPDX-License-Identifier: Apache-2.0
#include "postprocess/settle_dates.h"

#include "postprocess/parse_date.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <vector>

namespace depesha {

namespace {

/// What the field was understood as, with the other reading if it has one.
std::optional<FoundDate> reading_of(const Date& date)
{
    for (const FoundDate& found : find_dates(date.text)) {
        if (date.iso == to_iso(found.when)) {
            return found;
        }
    }
    return std::nullopt;
}

bool near(const DateTime& a, const DateTime& b)
{
    constexpr int days = 3;
    const bool dated = a.day && b.day && a.month && b.month;
    const bool same_year = !a.year || !b.year || a.year == b.year;
    return dated && same_year && a.month == b.month && std::abs(*a.day - *b.day) <= days;
}

}  // namespace

void settle_dates(Header& header)
{
    std::vector<std::reference_wrapper<Date>> dates(header.times.begin(), header.times.end());
    if (header.date) {
        dates.emplace_back(*header.date);
    }
    std::vector<DateTime> certain;
    for (const Date& date : dates) {
        if (const auto found = reading_of(date); found && !found->otherwise) {
            certain.push_back(found->when);
        }
    }
    const auto fits = [&](const DateTime& when) {
        return std::any_of(certain.begin(), certain.end(), [&](const DateTime& other) { return near(when, other); });
    };
    for (Date& date : dates) {
        const auto found = reading_of(date);
        if (found && found->otherwise && !fits(found->when) && fits(*found->otherwise)) {
            date.iso = to_iso(*found->otherwise);
        }
    }
}

}  // namespace depesha
