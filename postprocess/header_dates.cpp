// SPDX-License-Identifier: Apache-2.0
#include "postprocess/header_dates.h"

#include <algorithm>
#include <string>
#include <utility>

namespace depesha {

namespace {

std::optional<std::string> iso_of(const DateTime& when)
{
    std::string iso = to_iso(when);
    return iso.empty() ? std::nullopt : std::optional(std::move(iso));
}

/// A time of day that stands alone belongs to the date above it which has none; true if there was one.
bool complete_date(const Stretch& words, const FoundDate& found, Date& date)
{
    const std::vector<FoundDate> before = find_dates(date.raw);
    const auto both = before.size() == 1 ? joined(before.front().when, found.when) : std::nullopt;
    if (!both) {
        return false;
    }
    join(date, words);
    date.iso = iso_of(*both);
    return true;
}

bool is_editorial(const Date& date)
{
    return !date.iso && (date.not_before || date.not_after);
}

Date date_of(const Stretch& words, const FoundDate& found, double quality)
{
    Date date;
    static_cast<Field&>(date) = make_field(words, quality * found.confidence);
    date.iso = iso_of(found.when);
    return date;
}

/// The paper's own date; an editor's that stood in its place is kept beside it.
void set_own_date(Date date, Header& header)
{
    if (header.date) {
        Time editorial;
        static_cast<Date&>(editorial) = *std::move(header.date);
        editorial.role = TimeRole::Drafted;
        header.times.push_back(std::move(editorial));
    }
    header.date = std::move(date);
}

}  // namespace

TimeRole time_role(std::string_view value)
{
    for (const TimeRole role : {TimeRole::Drafted, TimeRole::Sent, TimeRole::Received, TimeRole::Passed,
                                TimeRole::Deciphered, TimeRole::Typed}) {
        if (to_string(role) == value) {
            return role;
        }
    }
    return TimeRole::Sent;
}

Time time_of(const Stretch& words, const FoundDate& date, double quality, TimeRole role)
{
    Time time;
    static_cast<Date&>(time) = date_of(words, date, quality);
    time.role = role;
    return time;
}

void add_heading_date(const Stretch& words, const FoundDate& found, Message& message)
{
    Header& header = message.header;
    if (found.when.has_date() ? header.date && complete_date(words, found, *header.date)
                              : add_time_behind(words, found, message)) {
        return;
    }
    if (header.date && !is_editorial(*header.date)) {
        header.times.push_back(time_of(words, found, 0.6, TimeRole::Drafted));
        return;
    }
    set_own_date(date_of(words, found, 1.0), header);
}

void add_editorial_date(const Stretch& words, const EditorialDate& found, RecordParts& parts, Message& message)
{
    if (message.header.date) {
        return add_leftover(words, parts);
    }
    Date date;
    static_cast<Field&>(date) = make_field(words, found.confidence);
    const auto iso = [](const std::optional<DateTime>& day) { return day ? iso_of(*day) : std::nullopt; };
    date.not_before = iso(found.not_before);
    date.not_after = iso(found.not_after);
    message.header.date = std::move(date);
}

void add_closing_date(const Stretch& words, const FoundDate& date, Message& message)
{
    Header& header = message.header;
    if (!date.when.has_date() && header.date && complete_date(words, date, *header.date)) {
        return;
    }
    if (header.date && !is_editorial(*header.date)) {
        header.times.push_back(time_of(words, date, 1.0, TimeRole::Drafted));
    } else {
        set_own_date(date_of(words, date, 1.0), header);
    }
}

bool add_time_behind(const Stretch& words, const FoundDate& time, Message& message)
{
    Header& header = message.header;
    const auto completes = [&](Date& date) { return complete_date(words, time, date); };
    return std::any_of(header.times.rbegin(), header.times.rend(), completes) ||
           (header.date && completes(*header.date));
}

}  // namespace depesha
