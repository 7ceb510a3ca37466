// SPDX-License-Identifier: Apache-2.0
#include "postprocess/date_shapes.h"
#include "postprocess/edit_distance.h"
#include "postprocess/figures.h"

#include <algorithm>
#include <array>

namespace depesha {

namespace {

DatePiece time_piece(std::size_t begin, std::size_t end, int hour, int minute, int repairs)
{
    DatePiece piece;
    piece.begin = begin;
    piece.end = end;
    piece.when.hour = hour;
    piece.when.minute = minute;
    piece.repairs = repairs;
    return piece;
}

/// Length of the letters at i if they are one of the words, through one wrong letter from four letters on; 0 for none.
std::size_t russian_unit(const LineScan& line, std::size_t i, std::initializer_list<std::u32string_view> words)
{
    const std::size_t length = line.letters_end(i) - i;
    const std::u32string_view letters = std::u32string_view(line.russian).substr(std::min(i, line.size()), length);
    for (const std::u32string_view word : words) {
        const std::size_t slack = word.size() >= 3 && length >= 3 ? 1 : 0;
        if (length > 0 && edit_distance(letters, word, slack) <= slack) {
            return length;
        }
    }
    return 0;
}

/// One past "p.m.", "a. m.", "PM"; i where none stands.
struct Meridiem {
    std::size_t end = 0;
    bool afternoon = false;
    int repairs = 0;
};

std::optional<Meridiem> read_meridiem(const LineScan& line, std::size_t i)
{
    const std::size_t at = line.skip_spaces(i);
    const char32_t half = line.english_at(at);
    const std::size_t m = line.skip(line.skip(at + 1, U".,e", 1), U". ", 2);
    const char32_t sign = line.english_at(m);
    const bool pointed = m > at + 1;
    const bool misread_p = pointed && (half == U'd' || half == U'r');
    if ((half != U'a' && half != U'p' && !misread_p) || line.counts(m + 1)) {
        return std::nullopt;
    }
    if (sign != U'm' && sign != U'м' && !(sign == U'n' && pointed)) {
        return std::nullopt;
    }
    return Meridiem{line.skip(m + 1, U".,", 1), half != U'a', misread_p || sign == U'n' ? 1 : 0};
}

int hour_of(int hour, bool afternoon)
{
    if (afternoon) {
        return hour < 12 ? hour + 12 : hour;
    }
    return hour == 12 ? 0 : hour;
}

/// A word before index i, spaces between, no more than one stop.
bool follows_word(const LineScan& line, std::size_t i, std::u32string_view russian, std::u32string_view english)
{
    std::size_t end = i;
    while (end > 0 && line.at(end - 1) == U' ') {
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && is_letter(line.at(begin - 1))) {
        --begin;
    }
    const std::u32string_view before = std::u32string_view(line.russian).substr(begin, end - begin);
    const std::u32string_view latin = std::u32string_view(line.english).substr(begin, end - begin);
    return end < i && !before.empty() && (before == russian || latin == english);
}

/// Behind "hours", "hrs." after spaces; i where none stands.
std::size_t skip_hours_word(const LineScan& line, std::size_t i)
{
    const std::size_t at = line.skip_spaces(i);
    for (const std::u32string_view word : {U"hours", U"hrs"}) {
        if (line.english_word(at, word)) {
            return line.skip(at + word.size(), U".", 1);
        }
    }
    return i;
}

/// "H:MM", "H.MM" after "в" or before p.m. or "hours", "H;MM", "HH-MM" (weak); with p.m. where it follows.
std::optional<DatePiece> hour_and_minute(const LineScan& line, std::size_t i)
{
    const auto hour = read_figure(line, i, 1, 2);
    if (!hour) {
        return std::nullopt;
    }
    const char32_t sign = line.english_at(hour->end);
    const std::size_t minute_at = line.skip(hour->end + 1, U" ", 1);
    const auto minute = read_figure(line, minute_at, 2, 2);
    if (!minute || std::u32string_view(U":;.,-").find(sign) == std::u32string_view::npos || hour->value > 24) {
        return std::nullopt;
    }
    const auto half = read_meridiem(line, minute->end);
    const std::size_t end = skip_hours_word(line, minute->end);
    const bool told = end > minute->end || follows_word(line, i, U"в", U"at");
    if (minute_at != hour->end + 1 && !half && !told) {
        return std::nullopt;
    }
    DatePiece piece = time_piece(i, end, hour->value, minute->value, hour->repairs + minute->repairs);
    piece.weak = sign != U':' && !half && !told;
    const bool before_date = line.at(minute->end) == U' ' && is_digit(line.at(minute->end + 1));
    if (sign == U'-' && ((hour->digits.size() != 2 && !before_date) || (i > 0 && is_digit(line.at(i - 1))))) {
        return std::nullopt;
    }
    if (half) {
        piece.when.hour = hour_of(hour->value, half->afternoon);
        piece.end = half->end;
        piece.repairs += half->repairs;
    }
    return piece;
}

/// "9 36 PM", as the clock stamps of the Department of State print.
std::optional<DatePiece> spaced_hour_and_minute(const LineScan& line, std::size_t i)
{
    const auto hour = read_figure(line, i, 1, 2);
    const auto minute = hour && line.at(hour->end) == U' ' ? read_figure(line, hour->end + 1, 2, 2) : std::nullopt;
    const auto half = minute ? read_meridiem(line, minute->end) : std::nullopt;
    if (!half || hour->value < 1 || hour->value > 12) {
        return std::nullopt;
    }
    return time_piece(i, half->end, hour_of(hour->value, half->afternoon), minute->value,
                      hour->repairs + minute->repairs + half->repairs);
}

/// "9 p.m.", "10 a. m."
std::optional<DatePiece> hour_of_half_day(const LineScan& line, std::size_t i)
{
    const auto hour = read_figure(line, i, 1, 2);
    const auto half = hour ? read_meridiem(line, hour->end) : std::nullopt;
    if (!half || hour->value > 12 || hour->value == 0) {
        return std::nullopt;
    }
    return time_piece(i, half->end, hour_of(hour->value, half->afternoon), 0, hour->repairs + half->repairs);
}

/// "6249 p.m." where the colon was read as a 2 (or an 8, 1, 3).
std::optional<DatePiece> run_together(const LineScan& line, std::size_t i)
{
    const auto figure = read_figure(line, i, 4, 5);
    const auto half = figure ? read_meridiem(line, figure->end) : std::nullopt;
    if (!half) {
        return std::nullopt;
    }
    const int hour = figure->value / 1000;
    const int minute = figure->value % 100;
    if (hour < 1 || hour > 12) {
        return std::nullopt;
    }
    return time_piece(i, half->end, hour_of(hour, half->afternoon), minute, figure->repairs + half->repairs + 2);
}

std::optional<DatePiece> named_hour(const LineScan& line, std::size_t i)
{
    const auto word = [&](std::u32string_view name) { return line.begins_word(i) && line.english_word(i, name); };
    if (word(U"noon")) {
        return time_piece(i, i + 4, 12, 0, 0);
    }
    if (word(U"midnight")) {
        return time_piece(i, i + 8, 24, 0, 0);
    }
    return std::nullopt;
}

/// "15112 2 JULY 53": the Z behind the time of a cable read as a 2.
std::optional<DatePiece> misread_zulu(const LineScan& line, std::size_t i)
{
    const auto figure = read_figure(line, i, 5, 5);
    const std::size_t day_at = figure ? line.skip_spaces(figure->end) : 0;
    const auto day = figure ? read_figure(line, day_at, 1, 2) : std::nullopt;
    const std::size_t month_at = day ? line.skip_spaces(day->end) : 0;
    if (!day || figure->digits.back() != '2' || line.letters_end(month_at) < month_at + 3) {
        return std::nullopt;
    }
    const int time = figure->value / 10;
    DatePiece piece = time_piece(i, figure->end, time / 100, time % 100, figure->repairs + 1);
    piece.when.utc = true;
    return piece;
}

/// "1753Z", "1015 hours".
std::optional<DatePiece> four_figures(const LineScan& line, std::size_t i)
{
    const auto figure = read_figure(line, i, 4, 4);
    if (!figure) {
        return misread_zulu(line, i);
    }
    DatePiece piece = time_piece(i, figure->end, figure->value / 100, figure->value % 100, figure->repairs);
    if (line.english_at(figure->end) == U'z' && !line.counts(figure->end + 1)) {
        piece.when.utc = true;
        ++piece.end;
        return piece;
    }
    piece.end = skip_hours_word(line, figure->end);
    return piece.end > figure->end ? std::optional(piece) : std::nullopt;
}

/// The hour before "час.", where a lone О is zero.
std::optional<Figure> russian_hour(const LineScan& line, std::size_t i)
{
    if (digit_like(line.at(i)) == '0' && !line.counts(i + 1)) {
        return Figure{0, "0", i + 1, 1};
    }
    return read_figure(line, i, 1, 2);
}

/// "утра", "дня", "вечера", "ночи" after "3 часа".
void apply_part_of_day(const LineScan& line, DatePiece& piece)
{
    const std::size_t at = line.skip_spaces(piece.end);
    for (const std::u32string_view word : {U"утра", U"ночи", U"дня", U"вечера"}) {
        if (line.russian_word(at, word)) {
            const bool late = word == U"дня" || word == U"вечера";
            piece.when.hour = late && *piece.when.hour < 12 ? *piece.when.hour + 12 : *piece.when.hour;
            piece.end = at + word.size();
        }
    }
}

/// "7 час. 15 мин.", "0 ч. 40 м.", "22 час 17", "3 часа утра".
std::optional<DatePiece> hours_and_minutes(const LineScan& line, std::size_t i)
{
    const auto hour = russian_hour(line, i);
    if (!hour) {
        return std::nullopt;
    }
    const std::size_t unit_at = line.skip(hour->end, U" |", 3);
    const std::size_t unit = russian_unit(line, unit_at, {U"час", U"часа", U"часов", U"ч"});
    if (unit == 0) {
        return std::nullopt;
    }
    const std::size_t after_hour = line.skip(unit_at + unit, U".,", 1);
    DatePiece piece = time_piece(i, after_hour, hour->value, 0, hour->repairs);
    piece.spelled_out = true;
    const std::size_t minute_at = line.skip(after_hour, U" |", 3);
    const auto minute = read_figure(line, minute_at, 1, 2);
    const std::size_t minute_unit_at = minute ? line.skip_spaces(minute->end) : 0;
    const std::size_t minute_unit =
        minute ? russian_unit(line, minute_unit_at, {U"мин", U"минут", U"минуты", U"м"}) : 0;
    if (minute_unit > 0) {
        piece.when.minute = minute->value;
        piece.repairs += minute->repairs;
        piece.end = line.skip(minute_unit_at + minute_unit, U".,", 1);
    }
    apply_part_of_day(line, piece);
    return piece;
}

/// "ч. 17 м. 02", as forms of the thirties ask for it.
std::optional<DatePiece> labelled_hour_and_minute(const LineScan& line, std::size_t i)
{
    const std::size_t unit = line.begins_word(i) ? russian_unit(line, i, {U"час", U"ч"}) : 0;
    const auto hour = unit > 0 ? read_figure(line, line.skip(i + unit, U". ", 3), 1, 2) : std::nullopt;
    if (!hour) {
        return std::nullopt;
    }
    const std::size_t minute_label = line.skip(hour->end, U"., ", 3);
    const std::size_t minute_unit = russian_unit(line, minute_label, {U"мин", U"м"});
    const auto minute =
        minute_unit > 0 ? read_figure(line, line.skip(minute_label + minute_unit, U". ", 3), 1, 2) : std::nullopt;
    if (!minute) {
        return std::nullopt;
    }
    return time_piece(i, minute->end, hour->value, minute->value, hour->repairs + minute->repairs);
}

}  // namespace

std::optional<DatePiece> read_time(const LineScan& line, std::size_t i)
{
    std::optional<DatePiece> best;
    for (const auto shape : {hours_and_minutes, hour_and_minute, spaced_hour_and_minute, hour_of_half_day, run_together,
                             four_figures, named_hour, labelled_hour_and_minute}) {
        const auto piece = shape(line, i);
        if (piece && is_real(piece->when) && (!best || piece->end > best->end)) {
            best = piece;
        }
    }
    return best;
}

}  // namespace depesha
