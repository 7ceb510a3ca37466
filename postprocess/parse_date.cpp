// SPDX-License-Identifier: Apache-2.0
#include "postprocess/parse_date.h"

#include "postprocess/date_shapes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depesha {

namespace {

std::string padded(int value, std::size_t width)
{
    std::string digits = std::to_string(value);
    digits.insert(0, width > digits.size() ? width - digits.size() : 0, '0');
    return digits;
}

/// After a hyphen and figures ("1951-9 p.m.", where a dash was meant) only a clear time may begin.
bool follows_hyphen(const LineScan& line, std::size_t i)
{
    return i >= 2 && line.english_at(i - 1) == U'-' && is_digit(line.at(i - 2));
}

/// Dates are sought where a word begins and no number is going on ("16.7.11.50").
bool may_begin(const LineScan& line, std::size_t i)
{
    if (i == 0) {
        return true;
    }
    if (line.counts(i - 1)) {
        return false;
    }
    const bool number_sign = line.at(i - 1) == U'№' || (i >= 2 && line.at(i - 1) == U' ' && line.at(i - 2) == U'№');
    const bool goes_on = i >= 2 &&
                         std::u32string_view(U".,/:").find(line.english_at(i - 1)) != std::u32string_view::npos &&
                         is_digit(line.at(i - 2));
    return !number_sign && !goes_on;
}

/// No digit may follow, nor a separator and a digit.
bool ends_well(const LineScan& line, std::size_t end)
{
    if (is_digit(line.at(end))) {
        return false;
    }
    const bool separator =
        std::u32string_view(U"./:").find(line.at(end)) != std::u32string_view::npos && end < line.size();
    return !(separator && is_digit(line.at(end + 1)));
}

/// "Время: 13.25", "Time:  16:45".
bool follows_label(const DateLine& dates, std::size_t i)
{
    return std::any_of(dates.time_labels.begin(), dates.time_labels.end(), [&](std::size_t end) {
        return dates.line.at(end) == U':' && dates.line.skip_spaces(end + 1) == i;
    });
}

/// True where "в" or "at" stands before: what follows is a time if it can be one.
bool told_to_be_time(const DateLine& dates, std::size_t i)
{
    const LineScan& line = dates.line;
    if (i < 2 || line.at(i - 1) != U' ') {
        return false;
    }
    const bool russian = line.russian_at(i - 2) == U'в' && (i == 2 || !line.counts(i - 3));
    const bool english = i >= 3 && line.english_word(i - 3, U"at") && (i == 3 || !line.counts(i - 4));
    return russian || english || follows_label(dates, i);
}

/// May only these words and signs stand between a date and its time?
bool is_bridge(const LineScan& line, std::size_t begin, std::size_t end)
{
    constexpr std::size_t longest_bridge = 10;
    if (end - begin > longest_bridge) {
        return false;
    }
    for (std::size_t i = begin; i < end;) {
        if (!line.counts(i)) {
            const bool allowed = std::u32string_view(U" ,.-()").find(line.english_at(i)) != std::u32string_view::npos;
            if (!allowed) {
                return false;
            }
            ++i;
            continue;
        }
        const std::size_t word_end = line.letters_end(i);
        const bool russian = line.russian_word(i, U"в") || line.russian_word(i, U"от");
        const bool english = line.english_word(i, U"at") || line.english_word(i, U"on");
        if (word_end == i || !(russian || english)) {
            return false;
        }
        i = word_end;
    }
    return true;
}

/// "9.12  16.02": a time of day if it can be one, where a date without a time stands before it.
bool follows_date(const LineScan& line, const std::vector<DatePiece>& pieces, std::size_t i)
{
    return !pieces.empty() && pieces.back().when.has_date() && !pieces.back().when.has_time() &&
           is_bridge(line, pieces.back().end, i);
}

std::vector<DatePiece> pieces_of(const DateLine& dates)
{
    const LineScan& line = dates.line;
    std::vector<DatePiece> pieces;
    for (std::size_t i = 0; i < line.size();) {
        std::optional<DatePiece> best;
        if (line.counts(i) && may_begin(line, i)) {
            const auto time = read_time(line, i);
            const auto date = read_date(dates, i);
            const bool time_only = follows_hyphen(line, i);
            best = date && !time_only && ends_well(line, date->end) ? date : std::nullopt;
            const bool prefer_time = !best || (best->weak && (!time || !time->weak || follows_date(line, pieces, i))) ||
                                     told_to_be_time(dates, i);
            if (time && ends_well(line, time->end) && prefer_time && !(time_only && time->weak)) {
                best = time;
            }
        }
        if (best && best->end > i) {
            pieces.push_back(*best);
            i = best->end;
        } else {
            ++i;
        }
    }
    return pieces;
}

bool can_join(const LineScan& line, const DatePiece& a, const DatePiece& b)
{
    return a.when.has_date() != b.when.has_date() && a.when.has_time() != b.when.has_time() &&
           is_bridge(line, a.end, b.begin);
}

DatePiece united_pieces(const DatePiece& a, const DatePiece& b)
{
    DatePiece both = a;
    both.when = *joined(a.when, b.when);
    both.end = b.end;
    both.repairs += b.repairs;
    both.weak = a.weak && b.weak;
    both.spelled_out = a.spelled_out || b.spelled_out;
    const auto& other = a.otherwise ? a : b;
    const auto& known = a.otherwise ? b : a;
    both.otherwise = other.otherwise ? joined(*other.otherwise, known.when) : std::nullopt;
    return both;
}

/// The Russian models read II as 11. November is typed XI, or 11 where the time is typed 13:20; so 11 is II beside a
/// time in words, before "г.", and on the lines without a time that close telegrams ("23.11.51 КАРЕЛИН").
void prefer_roman(DatePiece& piece)
{
    const bool eleven = piece.otherwise && piece.when.month == 11 && piece.otherwise->month == 2 &&
                        piece.otherwise->day == piece.when.day;
    const bool roman_style = piece.spelled_out || !piece.when.has_time();
    if (eleven && roman_style && piece.when.year) {
        std::swap(piece.when, *piece.otherwise);
    }
}

double confidence_of(const DatePiece& piece)
{
    constexpr double per_repair = 0.08;
    constexpr double least = 0.2;
    double confidence = 1.0 - per_repair * piece.repairs;
    confidence -= piece.otherwise ? 0.15 : 0.0;
    confidence *= piece.weak ? 0.5 : 1.0;
    return std::max(least, confidence);
}

/// Weak pieces stay where their counterpart joined them, or as what they may be: a bare day and month after "от".
bool is_worth_telling(const DateLine& dates, const DatePiece& piece)
{
    const LineScan& line = dates.line;
    if (!piece.weak || (piece.when.has_date() && piece.when.has_time()) ||
        (piece.when.has_time() && follows_label(dates, piece.begin))) {
        return true;
    }
    const bool after_from =
        piece.begin >= 3 && line.begins_word(piece.begin - 3) && line.russian_word(piece.begin - 3, U"от");
    return piece.when.has_date() && after_from;
}

}  // namespace

std::string to_iso(const DateTime& when)
{
    if (!when.day) {
        return {};
    }
    std::string iso = when.year ? padded(*when.year, 4) : "-";
    iso += '-';
    iso += when.month ? padded(*when.month, 2) : "";
    iso += '-';
    iso += padded(*when.day, 2);
    if (when.hour) {
        iso += 'T' + padded(*when.hour, 2) + ':' + padded(when.minute.value_or(0), 2);
        iso += when.utc ? "Z" : "";
    }
    return iso;
}

std::optional<DateTime> joined(const DateTime& a, const DateTime& b)
{
    const bool fits = a.has_date() != b.has_date() && a.has_time() != b.has_time();
    if (!fits) {
        return std::nullopt;
    }
    DateTime both = a.has_date() ? a : b;
    const DateTime& time = a.has_date() ? b : a;
    both.hour = time.hour;
    both.minute = time.minute;
    both.utc = time.utc;
    return both;
}

std::vector<FoundDate> find_dates(std::string_view text)
{
    const DateLine dates = scan_dates(text);
    const std::vector<DatePiece> pieces = pieces_of(dates);
    std::vector<FoundDate> found;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        DatePiece piece = pieces[i];
        const bool has_next = i + 1 < pieces.size();
        if (has_next && can_join(dates.line, piece, pieces[i + 1])) {
            piece = united_pieces(piece, pieces[i + 1]);
            ++i;
        }
        prefer_roman(piece);
        if (is_worth_telling(dates, piece)) {
            found.push_back(
                {piece.when, piece.otherwise, dates.line.span(piece.begin, piece.end), confidence_of(piece)});
        }
    }
    return found;
}

std::optional<FoundDate> find_date(std::string_view text)
{
    for (const FoundDate& found : find_dates(text)) {
        if (found.when.has_date()) {
            return found;
        }
    }
    return std::nullopt;
}

std::optional<FoundDate> parse_date(std::string_view text)
{
    const std::vector<FoundDate> found = find_dates(text);
    if (found.size() != 1 || !found.front().when.has_date()) {
        return std::nullopt;
    }
    const auto bare = [](std::string_view rest) {
        const std::u32string codes = decoded(rest);
        return std::none_of(codes.begin(), codes.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
    };
    const Span span = found.front().span;
    const bool alone = bare(text.substr(0, span.begin)) && bare(text.substr(span.end));
    return alone ? std::optional(found.front()) : std::nullopt;
}

}  // namespace depesha
