// SPDX-License-Identifier: Apache-2.0
#include "postprocess/inherit_years.h"

#include "postprocess/iso_moment.h"
#include "postprocess/unicode.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <string_view>
#include <utility>

namespace depesha {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t iso_day = 10;  // "1951-06-13"

/// Both days included.
struct DaySpan {
    sys_days first;
    sys_days last;
};

std::optional<sys_days> day_of(const std::optional<std::string>& iso)
{
    const auto moment = iso ? iso_moment(*iso) : std::nullopt;
    return moment ? std::optional(moment->day) : std::nullopt;
}

/// Month and day of "--06-13T19:00".
bool lacks_year(const Date& date)
{
    return date.iso && date.iso->starts_with("--") && date.iso->size() >= 7 && (*date.iso)[2] != '-';
}

std::string in_year(const Date& date, int year)
{
    return std::to_string(year) + date.iso->substr(1, iso_day - 4);
}

std::vector<std::reference_wrapper<Date>> dates_of(Header& header)
{
    std::vector<std::reference_wrapper<Date>> dates(header.times.begin(), header.times.end());
    if (header.date) {
        dates.emplace_back(*header.date);
    }
    return dates;
}

int year_of(sys_days day)
{
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

void set_bounds(Date& date, int first, int last, BoundsOrigin from)
{
    date.not_before = in_year(date, first);
    date.not_after = in_year(date, last);
    date.bounds_from = from;
}

bool bound_by_record(Date& date, Header& header)
{
    constexpr days apart{61};
    for (const Date& other : dates_of(header)) {
        const auto known = day_of(other.iso);
        for (int year = known ? year_of(*known) - 1 : 1; known && year <= year_of(*known) + 1; ++year) {
            const auto day = day_of(in_year(date, year));
            if (day && std::chrono::abs(*day - *known) <= apart) {
                set_bounds(date, year, year, BoundsOrigin::Page);
                return true;
            }
        }
    }
    return false;
}

/// Letters and figures by turns: "1950-1952 гг." is 1950, 1952, гг.
std::vector<std::u32string> tokens_of(std::string_view name)
{
    std::vector<std::u32string> tokens;
    bool open = false;
    for (const char32_t code : decoded(name)) {
        const bool digit = is_digit(code);
        if (!digit && !is_letter(code)) {
            open = false;
            continue;
        }
        if (!open || is_digit(tokens.back().back()) != digit) {
            tokens.emplace_back();
        }
        tokens.back() += lower(code);
        open = true;
    }
    return tokens;
}

/// The years that a folder is called and nothing else.
std::optional<std::pair<int, int>> years_of_name(std::string_view name)
{
    constexpr std::array<std::u32string_view, 8> words{U"г", U"гг", U"год", U"годы", U"за", U"year", U"years", U"y"};
    std::vector<int> years;
    for (const std::u32string& token : tokens_of(name)) {
        if (!is_digit(token.front())) {
            if (std::find(words.begin(), words.end(), token) == words.end()) {
                return std::nullopt;
            }
            continue;
        }
        const int year = token.size() == 4 ? std::stoi(encoded(token)) : 0;
        if (year < 1800 || year >= 2000) {
            return std::nullopt;
        }
        years.push_back(year);
    }
    const bool told = years.size() == 1 || (years.size() == 2 && years[0] <= years[1]);
    return told ? std::optional(std::pair(years.front(), years.back())) : std::nullopt;
}

/// The innermost folder that is called years.
std::optional<std::pair<int, int>> years_of_path(std::string_view file)
{
    for (std::size_t end = file.rfind('/'); end != std::string_view::npos;) {
        const std::size_t begin = end == 0 ? std::string_view::npos : file.rfind('/', end - 1);
        const std::size_t from = begin == std::string_view::npos ? 0 : begin + 1;
        if (const auto years = years_of_name(file.substr(from, end - from))) {
            return years;
        }
        end = begin;
    }
    return std::nullopt;
}

/// From the first to the last day of the dated telegrams.
std::optional<DaySpan> span_of(const std::vector<Telegram>& telegrams)
{
    constexpr std::size_t least_dates = 3;
    constexpr days to_spare{31};
    std::vector<sys_days> known;
    for (const Telegram& telegram : telegrams) {
        const auto& date = telegram.message.header.date;
        if (const auto day = date ? day_of(date->iso) : std::nullopt) {
            known.push_back(*day);
        }
    }
    if (known.size() < least_dates) {
        return std::nullopt;
    }
    const auto [first, last] = std::minmax_element(known.begin(), known.end());
    return DaySpan{*first - to_spare, *last + to_spare};
}

void bound_by_folder(Date& date, const DaySpan& span)
{
    std::vector<int> years;
    for (int year = year_of(span.first); year <= year_of(span.last); ++year) {
        const auto day = day_of(in_year(date, year));
        if (day && *day >= span.first && *day <= span.last) {
            years.push_back(year);
        }
    }
    if (!years.empty()) {
        set_bounds(date, years.front(), years.back(), BoundsOrigin::Folder);
    }
}

}  // namespace

void inherit_years(std::vector<Telegram>& telegrams)
{
    const auto span = span_of(telegrams);
    for (Telegram& telegram : telegrams) {
        const auto years = years_of_path(telegram.pages.empty() ? "" : telegram.pages.front().id.file);
        for (Date& date : dates_of(telegram.message.header)) {
            if (!lacks_year(date) || bound_by_record(date, telegram.message.header)) {
                continue;
            }
            if (years) {
                set_bounds(date, years->first, years->second, BoundsOrigin::Path);
            } else if (span) {
                bound_by_folder(date, *span);
            }
        }
    }
}

}  // namespace depesha
