// SPDX-License-Identifier: Apache-2.0
// The checks that need all telegrams of a folder.
#include "postprocess/check_records.h"
#include "postprocess/iso_moment.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>

namespace depesha {

namespace {

struct SeriesEntry {
    std::size_t telegram = 0;
    std::size_t index = 0;
    long number = 0;
};

std::string value_of(const std::optional<Field>& field)
{
    return field ? field->value.value_or(field->text) : std::string();
}

std::string series_of(const Telegram& telegram, const Number& number)
{
    const Header& header = telegram.message.header;
    const auto moment = header.date && header.date->iso ? iso_moment(*header.date->iso) : std::nullopt;
    std::string key = std::string(to_string(telegram.genre)) + '|' + std::string(to_string(number.role)) + '|' +
                      number.suffix.value_or("") + '|' + value_of(header.origin) + '|' + value_of(header.destination);
    return key + '|' + (moment ? header.date->iso->substr(0, 4) : std::string());
}

std::map<std::string, std::vector<SeriesEntry>> series_in(std::span<const Telegram> telegrams)
{
    constexpr std::size_t most_digits = 9;
    std::map<std::string, std::vector<SeriesEntry>> series;
    for (std::size_t i = 0; i < telegrams.size(); ++i) {
        const std::vector<Number>& numbers = telegrams[i].message.header.numbers;
        for (std::size_t k = 0; k < numbers.size(); ++k) {
            const std::string& digits = numbers[k].number;
            const bool plain = !digits.empty() && digits.size() <= most_digits &&
                               digits.find_first_not_of("0123456789") == std::string::npos;
            if (plain) {
                series[series_of(telegrams[i], numbers[k])].push_back({i, k, std::stol(digits)});
            }
        }
    }
    return series;
}

/// Marks the entries of a longest run that never falls (the first such, counted from behind).
std::vector<bool> in_sequence(const std::vector<SeriesEntry>& entries)
{
    std::vector<std::size_t> length(entries.size(), 1);
    for (std::size_t i = entries.size(); i-- > 0;) {
        for (std::size_t k = i + 1; k < entries.size(); ++k) {
            if (entries[k].number >= entries[i].number) {
                length[i] = std::max(length[i], length[k] + 1);
            }
        }
    }
    std::vector<bool> kept(entries.size(), false);
    const auto longest = std::max_element(length.begin(), length.end());
    std::size_t wanted = longest == length.end() ? 0 : *longest;
    long floor = 0;
    for (std::size_t i = 0; i < entries.size() && wanted > 0; ++i) {
        if (length[i] == wanted && entries[i].number >= floor) {
            kept[i] = true;
            floor = entries[i].number;
            --wanted;
        }
    }
    return kept;
}

struct DatedTelegram {
    std::size_t telegram = 0;
    std::chrono::sys_days day;
};

std::vector<DatedTelegram> dated(std::span<const Telegram> telegrams)
{
    std::vector<DatedTelegram> days;
    for (std::size_t i = 0; i < telegrams.size(); ++i) {
        const auto& date = telegrams[i].message.header.date;
        if (const auto moment = date && date->iso ? iso_moment(*date->iso) : std::nullopt) {
            days.push_back({i, moment->day});
        }
    }
    return days;
}

struct DaySpan {
    std::chrono::sys_days first;
    std::chrono::sys_days last;
};

/// Of the others, a tenth left out at either end.
DaySpan span_of_others(const std::vector<DatedTelegram>& sorted, std::size_t without)
{
    constexpr std::size_t trimmed_share = 10;
    std::vector<std::chrono::sys_days> days;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i != without) {
            days.push_back(sorted[i].day);
        }
    }
    const std::size_t cut = days.size() / trimmed_share;
    return {days[cut], days[days.size() - 1 - cut]};
}

std::string text_of(std::chrono::sys_days day)
{
    const std::chrono::year_month_day date(day);
    const auto two = [](unsigned number) { return std::to_string(100 + number).substr(1); };
    return std::to_string(static_cast<int>(date.year())) + '-' + two(static_cast<unsigned>(date.month())) + '-' +
           two(static_cast<unsigned>(date.day()));
}

}  // namespace

std::vector<FolderFinding> check_sequence(std::span<const Telegram> telegrams)
{
    constexpr std::size_t fewest = 6;
    constexpr std::size_t one_in = 6;
    std::vector<FolderFinding> findings;
    for (const auto& [key, entries] : series_in(telegrams)) {
        const std::vector<bool> kept = in_sequence(entries);
        const auto strays = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), false));
        if (entries.size() < fewest || strays * one_in > entries.size()) {
            continue;
        }
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (!kept[i]) {
                findings.push_back({entries[i].telegram,
                                    {CheckKind::NumberSequence,
                                     "Number " + std::to_string(entries[i].number) +
                                         " leaves the sequence of the folder's other telegrams.",
                                     {"message.header.numbers[" + std::to_string(entries[i].index) + ']'}}});
            }
        }
    }
    return findings;
}

std::vector<FolderFinding> check_dates(std::span<const Telegram> telegrams)
{
    constexpr std::size_t fewest_others = 5;
    constexpr std::chrono::days least_slack{366};
    std::vector<FolderFinding> findings;
    std::vector<DatedTelegram> days = dated(telegrams);
    std::stable_sort(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    for (std::size_t i = 0; days.size() > fewest_others && i < days.size(); ++i) {
        const DaySpan span = span_of_others(days, i);
        const std::chrono::days slack = std::max(least_slack, span.last - span.first);
        if (days[i].day < span.first - slack || days[i].day > span.last + slack) {
            findings.push_back({days[i].telegram,
                                {CheckKind::DateRange,
                                 "Dated " + text_of(days[i].day) + "; the folder's other telegrams are of " +
                                     text_of(span.first) + " to " + text_of(span.last) + '.',
                                 {"message.header.date"}}});
        }
    }
    return findings;
}

}  // namespace depesha
