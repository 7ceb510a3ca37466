// SPDX-License-Identifier: Apache-2.0
#include "postprocess/editorial_date.h"

#include "postprocess/date_shapes.h"
#include "postprocess/figures.h"
#include "postprocess/vocabulary.h"

#include <array>
#include <chrono>
#include <utility>

namespace depesha {

namespace {

/// First and last day of something that an editor may know of a paper.
struct Days {
    std::optional<DateTime> first;
    std::optional<DateTime> last;
};

DateTime day_of(std::chrono::year_month_day date)
{
    DateTime when;
    when.year = static_cast<int>(date.year());
    when.month = static_cast<int>(static_cast<unsigned>(date.month()));
    when.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return when;
}

DateTime first_day(int year, int month)
{
    return day_of(std::chrono::year(year) / month / 1);
}

DateTime last_day(int year, int month)
{
    return day_of(std::chrono::year_month_day(std::chrono::year(year) / month / std::chrono::last));
}

/// The day alone: editors' dates have no time of day.
DateTime day_alone(DateTime when)
{
    when.hour.reset();
    when.minute.reset();
    when.utc = false;
    return when;
}

/// The words behind a phrase, up to the bracket that closes it or the end of the line.
std::string_view words_behind(std::string_view text, std::size_t at)
{
    const std::size_t end = text.find_first_of("])", at);
    return text.substr(at, end == std::string_view::npos ? end : end - at);
}

std::optional<int> year_in(const LineScan& line, std::size_t from)
{
    for (std::size_t i = from; i < line.size(); ++i) {
        const auto figure = line.begins_word(i) ? read_figure(line, i, 4, 4) : std::nullopt;
        if (figure && figure->repairs == 0 && figure->value >= 1800 && figure->value < 2100) {
            return figure->value;
        }
    }
    return std::nullopt;
}

const MonthName* month_in(const DateLine& dates)
{
    return dates.months.empty() ? nullptr : &dates.months.front();
}

Days whole(const DateTime& when)
{
    return {day_alone(when), day_alone(when)};
}

std::optional<Days> days_of_month(std::string_view text)
{
    const DateLine dates = scan_dates(text);
    const MonthName* month = month_in(dates);
    const auto year = month == nullptr ? std::nullopt : year_in(dates.line, month->end);
    return year ? std::optional(Days{first_day(*year, month->month), last_day(*year, month->month)}) : std::nullopt;
}

std::optional<Days> days_of_year(std::string_view text)
{
    const auto year = year_in(scan_line(text), 0);
    return year ? std::optional(Days{first_day(*year, 1), last_day(*year, 12)}) : std::nullopt;
}

/// A date, else a month with its year, else a year.
std::optional<Days> days_told(std::string_view text)
{
    if (const auto date = find_date(text)) {
        return whole(date->when);
    }
    if (const auto month = days_of_month(text)) {
        return month;
    }
    return days_of_year(text);
}

/// The first figure of one or two digits in [begin, end) as a day of the same month.
std::optional<DateTime> other_day(const LineScan& line, std::size_t begin, std::size_t end, DateTime when)
{
    for (std::size_t i = begin; i < end; ++i) {
        const auto day = line.begins_word(i) ? read_figure(line, i, 1, 2) : std::nullopt;
        if (day && day->end <= end) {
            when.day = day->value;
            return is_real(when) ? std::optional(when) : std::nullopt;
        }
    }
    return std::nullopt;
}

Days with_years_shared(Days days)
{
    days.first->year = days.first->year ? days.first->year : days.last->year;
    days.last->year = days.last->year ? days.last->year : days.first->year;
    return days;
}

/// "5 и 10 июня 1935 г.", "June 5 and 10, 1935": the date that stands whole tells what the other lacks.
std::optional<Days> days_between(std::string_view text)
{
    const auto dates = find_dates(text);
    if (dates.empty()) {
        return std::nullopt;
    }
    const DateTime known = day_alone(dates.front().when);
    if (dates.size() > 1) {
        return with_years_shared({known, day_alone(dates[1].when)});
    }
    const LineScan line = scan_line(text);
    if (const auto before = other_day(line, 0, line.index_of_byte(dates.front().span.begin), known)) {
        return Days{before, known};
    }
    const std::size_t end = line.index_of_byte(dates.front().span.end);
    auto after = other_day(line, end, line.size(), known);
    if (!after) {
        return std::nullopt;
    }
    after->year = after->year ? after->year : year_in(line, end);
    return with_years_shared({known, after});
}

std::optional<Days> days_of_season(std::string_view text, std::string_view season)
{
    const auto year = year_in(scan_line(text), 0);
    if (!year) {
        return std::nullopt;
    }
    static constexpr std::array<std::pair<std::string_view, int>, 3> seasons{
        {{"spring", 3}, {"summer", 6}, {"autumn", 9}}};
    for (const auto& [name, month] : seasons) {
        if (name == season) {
            return Days{first_day(*year, month), last_day(*year, month + 2)};
        }
    }
    return Days{first_day(*year - 1, 12), last_day(*year + 1, 2)};
}

/// The first ten days of a month, the second, the rest.
std::optional<Days> days_of_third(std::string_view text, std::string_view third)
{
    auto days = days_of_month(text);
    if (days && third == "early") {
        days->last->day = 10;
    } else if (days && third == "middle") {
        days->first->day = 11;
        days->last->day = 20;
    } else if (days) {
        days->first->day = 21;
    }
    return days;
}

std::optional<Days> days_meant(std::string_view text, std::string_view value)
{
    if (value == "between") {
        return days_between(text);
    }
    if (value == "early" || value == "middle" || value == "late") {
        return days_of_third(text, value);
    }
    if (value == "spring" || value == "summer" || value == "autumn" || value == "winter") {
        return days_of_season(text, value);
    }
    auto days = days_told(text);
    if (days && (value == "not_after" || value == "before")) {
        days->first.reset();
    } else if (days && (value == "not_before" || value == "after")) {
        days->last.reset();
    }
    return days;
}

bool opens_bracket(std::string_view text, std::size_t at)
{
    return at > 0 && (text[at - 1] == '[' || text[at - 1] == '(');
}

/// "before" and "in" begin any sentence, "not later than" and "between 5 and 10 June" do so seldom.
bool needs_bracket(std::string_view value)
{
    return value != "not_after" && value != "not_before" && value != "written";
}

}  // namespace

std::optional<EditorialDate> find_editorial_date(std::string_view text)
{
    for (const VocabularyMatch& phrase : Vocabulary::built_in().all(text, Role::EditorialDate)) {
        const bool bracket = opens_bracket(text, phrase.span.begin);
        const bool may = bracket || (!needs_bracket(phrase.value) && phrase.span.begin == 0);
        const std::string_view behind = words_behind(text, phrase.span.end);
        const auto days = may ? days_meant(behind, phrase.value) : std::nullopt;
        if (days) {
            const std::size_t end = phrase.span.end + behind.size();
            const bool closed = bracket && end < text.size();
            return EditorialDate{days->first,
                                 days->last,
                                 {phrase.span.begin - (bracket ? 1 : 0), end + (closed ? 1 : 0)},
                                 phrase.quality};
        }
    }
    return std::nullopt;
}

}  // namespace depesha
