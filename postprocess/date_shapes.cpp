// SPDX-License-Identifier: Apache-2.0
#include "postprocess/date_shapes.h"

#include "postprocess/figures.h"
#include "postprocess/vocabulary.h"
#include "postprocess/written_year.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace depesha {

namespace {

std::size_t skip_ordinal(const LineScan& line, std::size_t i)
{
    const std::size_t at = line.skip(i, U"-", 1);
    for (const std::u32string_view word : {U"го", U"е", U"ое", U"ого"}) {
        if (line.russian_word(at, word)) {
            return at + word.size();
        }
    }
    for (const std::u32string_view word : {U"th", U"st", U"nd", U"rd"}) {
        if (line.english_word(i, word)) {
            return i + word.size();
        }
    }
    return i;
}

const MonthName* month_at(const DateLine& dates, std::size_t i)
{
    const auto found = std::find_if(dates.months.begin(), dates.months.end(),
                                    [&](const MonthName& month) { return month.begin == i; });
    return found == dates.months.end() ? nullptr : &*found;
}

DatePiece day_and_month(std::size_t begin, std::size_t end, const Figure& day, int month, int repairs)
{
    DatePiece piece;
    piece.begin = begin;
    piece.end = end;
    piece.when.day = day.value;
    piece.when.month = month;
    piece.repairs = day.repairs + repairs;
    return piece;
}

void add_year(DatePiece& piece, const WrittenYear& year)
{
    piece.when.year = year.value;
    piece.end = year.end;
    piece.repairs += year.repairs;
}

/// "NO: 19, JULY 4, 1 P.M.": a comma parts the number from the month, whose day stands behind it.
bool is_number_before(const LineScan& line, const Figure& day, const MonthName& month)
{
    return line.at(day.end) == U',' && is_latin(line.at(month.begin)) &&
           read_figure(line, line.skip(month.end, U" .", 2), 1, 2).has_value();
}

/// "28 декабря 1944 г.", "6th May, 1948", "11 FEB 55", "«13» июня".
std::optional<DatePiece> day_month_name(const DateLine& dates, std::size_t i)
{
    const LineScan& line = dates.line;
    const auto figure = read_figure(line, i, 1, 2);
    const auto day = figure ? figure : read_lone_digit(line, i);
    if (!day) {
        return std::nullopt;
    }
    const std::size_t after_day = line.skip(skip_ordinal(line, day->end), U" .,-\"", 3);
    const MonthName* const month = month_at(dates, after_day);
    if (month == nullptr || (is_letter(line.at(i)) && !month->exact) || is_number_before(line, *day, *month)) {
        return std::nullopt;
    }
    DatePiece piece = day_and_month(i, month->end, *day, month->month, month->exact ? 0 : 1);
    const std::size_t year_at = line.skip(month->end, U" .,\"-", 4);
    const auto year = read_year(line, year_at);
    const bool english = is_latin(line.at(month->begin));
    if (year && (!year->short_form || year->named || english || year->end == line.skip_spaces(line.size()))) {
        add_year(piece, *year);
    } else {
        const std::size_t abbreviated = line.skip(month->end, U".", month->end - month->begin <= 4 ? 1 : 0);
        piece.end = skip_this_year(line, abbreviated);
    }
    return piece;
}

/// "June 13, 1951", "Apr 26".
std::optional<DatePiece> month_name_day(const DateLine& dates, std::size_t i)
{
    const LineScan& line = dates.line;
    const MonthName* const month = month_at(dates, i);
    const bool capital = is_upper(line.at(i)) || (is_digit(line.at(i)) && month != nullptr && !month->exact);
    if (month == nullptr || !capital || !is_latin(line.at(month->end - 1))) {
        return std::nullopt;
    }
    const auto day = read_figure(line, line.skip(month->end, U" .", 3), 1, 2);
    if (!day || is_letter(line.at(skip_ordinal(line, day->end)))) {
        return std::nullopt;
    }
    const std::size_t end = skip_ordinal(line, day->end);
    DatePiece piece = day_and_month(i, end, *day, month->month, month->exact ? 0 : 1);
    const std::size_t year_at = line.skip(end, U" ,.\"", 4);
    const bool apostrophe = year_at > 0 && line.english_at(year_at - 1) == U'"';
    const auto year = read_year(line, year_at);
    if (year && year_at != end && (!year->short_form || apostrophe)) {
        add_year(piece, *year);
    }
    return piece;
}

constexpr std::u32string_view separators = U".,/-\" ";

bool has_separator(const LineScan& line, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i < end; ++i) {
        if (line.at(i) != U' ') {
            return true;
        }
    }
    return false;
}

/// "4.VI.50 г.", "11/IV - 36 г.", "22.VI с.г.", "11.VIII."
std::optional<DatePiece> day_roman(const DateLine& dates, std::size_t i)
{
    const LineScan& line = dates.line;
    const auto day = read_figure(line, i, 1, 2);
    if (!day) {
        return std::nullopt;
    }
    const std::size_t month_at_index = line.skip(day->end, separators, 3);
    const auto month = read_roman(line, month_at_index);
    if (!month || (month->digits_only && month->end - month_at_index < 3) || month_at_index == day->end) {
        return std::nullopt;
    }
    DatePiece piece = day_and_month(i, month->end, *day, month->value, month->repairs);
    const std::size_t year_at = line.skip(month->end, separators, 4);
    if (const auto year = read_year(line, year_at); year && (year_at != month->end || !month->digits_only)) {
        add_year(piece, *year);
        return piece;
    }
    const bool single = month->end - month_at_index == 1;
    if (!has_separator(line, day->end, month_at_index) || (single && month->repairs > 0)) {
        return std::nullopt;  // "5 к", "3 т"
    }
    piece.end = line.skip(piece.end, U".", 1);
    piece.end = skip_this_year(line, piece.end);
    return piece;
}

/// Turns the day and the month of 10/14/50 round; where both could be a month, keeps the other reading.
bool settle_order(const LineScan& line, DatePiece& piece, bool slashes)
{
    const int first = *piece.when.day;
    const int second = *piece.when.month;
    DateTime turned = piece.when;
    turned.day = second;
    turned.month = first;
    if (second > 12) {
        piece.when = turned;
        return first <= 12 && slashes;
    }
    const bool american = slashes && (line.english.find(U" at ") != std::u32string::npos ||
                                      line.english.find(U".m.") != std::u32string::npos ||
                                      line.english.find(U" on ") != std::u32string::npos);
    if (slashes && first <= 12 && first != second) {
        piece.otherwise = american ? piece.when : turned;
        piece.when = american ? turned : piece.when;
    }
    return true;
}

/// "31.8.50", "26.09.1930", "10/14/50", "1951-06-13"; without a year ("7.11") weak.
std::optional<DatePiece> numeric(const DateLine& dates, std::size_t i)
{
    const LineScan& line = dates.line;
    const auto day = read_figure(line, i, 1, 2);
    if (!day) {
        return std::nullopt;
    }
    const std::size_t month_index = line.skip(line.skip(day->end, U".,/-", 1), U" ", 1);
    const auto month = read_figure(line, month_index, 1, 2);
    if (!month || !has_separator(line, day->end, month_index)) {
        return std::nullopt;
    }
    DatePiece piece = day_and_month(i, month->end, *day, month->value, month->repairs);
    if (month->digits == "11") {
        piece.otherwise = piece.when;
        piece.otherwise->month = 2;
    }
    const char32_t sign = line.english_at(day->end);
    const std::size_t year_at = line.skip(line.skip(month->end, U".,/-", 1), U" ", 1);
    const auto year = read_year(line, year_at);
    const bool full = year && has_separator(line, month->end, year_at);
    if (full) {
        add_year(piece, *year);
        piece.spelled_out = year->named;
        if (piece.otherwise) {
            piece.otherwise->year = year->value;
        }
    }
    piece.weak = !full;
    const bool ordered = settle_order(line, piece, sign == U'/');
    return ordered && (full || sign == U'.' || sign == U',' || sign == U'/') ? std::optional(piece) : std::nullopt;
}

std::optional<DatePiece> iso(const DateLine& dates, std::size_t i)
{
    const LineScan& line = dates.line;
    const auto year = read_figure(line, i, 4, 4);
    if (!year || !year_of(*year) || line.english_at(year->end) != U'-') {
        return std::nullopt;
    }
    const auto month = read_figure(line, year->end + 1, 2, 2);
    if (!month || line.english_at(month->end) != U'-') {
        return std::nullopt;
    }
    const auto day = read_figure(line, month->end + 1, 2, 2);
    if (!day) {
        return std::nullopt;
    }
    DatePiece piece = day_and_month(i, day->end, *day, month->value, year->repairs + month->repairs);
    piece.when.year = year->value;
    return piece;
}

/// The Z of a date-time group, or the 2 that OCR makes of it.
bool is_zulu(const LineScan& line, std::size_t i)
{
    return line.english_at(i) == U'z' && !line.counts(i + 1);
}

/// "062329Z DEC 78", "241100 Sep 45"; "070017Z" alone gives day and time.
std::optional<DatePiece> time_group(const DateLine& dates, std::size_t i)
{
    const LineScan& line = dates.line;
    auto group = read_figure(line, i, 6, 7);
    const bool misread_zulu = group && group->digits.size() == 7 && group->digits.back() == '2';
    if (!group || (group->digits.size() == 7 && !misread_zulu)) {
        return std::nullopt;
    }
    const int figures = misread_zulu ? group->value / 10 : group->value;
    const bool zulu = misread_zulu || is_zulu(line, group->end);
    DatePiece piece;
    piece.begin = i;
    piece.when.day = figures / 10000;
    piece.when.hour = figures / 100 % 100;
    piece.when.minute = figures % 100;
    piece.when.utc = zulu;
    piece.repairs = group->repairs + (misread_zulu ? 1 : 0);
    piece.end = group->end + (zulu && !misread_zulu ? 1 : 0);
    const MonthName* const month = month_at(dates, line.skip_spaces(piece.end));
    if (month == nullptr) {
        piece.weak = true;
        return zulu && !misread_zulu ? std::optional(piece) : std::nullopt;
    }
    piece.when.month = month->month;
    piece.end = month->end;
    if (const auto year = read_year(line, line.skip(month->end, U" .,", 3))) {
        add_year(piece, *year);
    }
    return piece;
}

int days_in(int month, std::optional<int> year)
{
    constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = !year || (*year % 4 == 0 && (*year % 100 != 0 || *year % 400 == 0));
    return month == 2 && !leap ? 28 : days.at(static_cast<std::size_t>(month) - 1);
}

}  // namespace

bool is_real(const DateTime& when)
{
    const bool month_ok = !when.month || (*when.month >= 1 && *when.month <= 12);
    const bool hour_ok = !when.hour || (*when.hour >= 0 && *when.hour <= 24);
    const bool minute_ok = !when.minute || (*when.minute >= 0 && *when.minute < 60);
    if (!month_ok || !hour_ok || !minute_ok || (when.hour == 24 && when.minute.value_or(0) > 0)) {
        return false;
    }
    return !when.day || (*when.day >= 1 && *when.day <= (when.month ? days_in(*when.month, when.year) : 31));
}

DateLine scan_dates(std::string_view text)
{
    DateLine dates{scan_line(text), {}, {}};
    for (const VocabularyMatch& match : Vocabulary::built_in().all(text, Role::Month)) {
        MonthName month;
        std::from_chars(match.value.data(), match.value.data() + match.value.size(), month.month);
        month.begin = dates.line.index_of_byte(match.span.begin);
        month.end = dates.line.index_of_byte(match.span.end);
        month.exact = match.quality >= 1.0;
        dates.months.push_back(month);
    }
    if (text.find(':') != std::string_view::npos) {
        for (const VocabularyMatch& match : Vocabulary::built_in().all(text, Role::DateLabel)) {
            if (match.value == "time" && match.quality >= 1.0) {
                dates.time_labels.push_back(dates.line.index_of_byte(match.span.end));
            }
        }
    }
    return dates;
}

std::optional<DatePiece> read_date(const DateLine& dates, std::size_t i)
{
    const auto rank = [](const DatePiece& piece) { return std::pair(!piece.weak, piece.end); };
    std::optional<DatePiece> best;
    for (const auto shape : {time_group, clock_stamp, day_month_name, month_name_day, iso, numeric, day_roman}) {
        auto piece = shape(dates, i);
        if (!piece || !is_real(piece->when)) {
            continue;
        }
        if (piece->otherwise && !is_real(*piece->otherwise)) {
            piece->otherwise.reset();
        }
        if (!best || rank(*piece) > rank(*best)) {
            best = piece;
        }
    }
    return best;
}

}  // namespace depesha
