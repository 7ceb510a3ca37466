// SPDX-License-Identifier: Apache-2.0
#include "postprocess/date_shapes.h"
#include "postprocess/figures.h"

#include <algorithm>

namespace depesha {

namespace {

struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Token> tokens_of(const LineScan& line)
{
    std::vector<Token> tokens;
    for (std::size_t i = line.skip_spaces(0); i < line.size(); i = line.skip_spaces(i)) {
        const std::size_t begin = i;
        while (i < line.size() && line.english_at(i) != U' ') {
            ++i;
        }
        tokens.push_back({begin, i});
    }
    return tokens;
}

std::optional<Figure> whole_figure(const LineScan& line, Token token, std::size_t least, std::size_t most)
{
    const auto figure = read_figure(line, token.begin, least, most);
    return figure && figure->end == token.end ? figure : std::nullopt;
}

/// "22/601": two figures with a stroke between.
bool is_pair(const LineScan& line, Token token)
{
    const auto first = read_figure(line, token.begin, 1, 4);
    if (!first || line.at(first->end) != U'/') {
        return false;
    }
    const auto second = read_figure(line, first->end + 1, 1, 5);
    return second && second->end == token.end;
}

/// "13" or "18/3".
std::optional<DateTime> day_of(const LineScan& line, Token token)
{
    DateTime when;
    const auto day = read_figure(line, token.begin, 1, 2);
    if (!day) {
        return std::nullopt;
    }
    when.day = day->value;
    if (day->end == token.end) {
        return when;
    }
    const bool stroke = line.at(day->end) == U'/' || line.at(day->end) == U'.';
    const auto month = stroke ? read_figure(line, day->end + 1, 1, 2) : std::nullopt;
    if (!month || month->end != token.end) {
        return std::nullopt;
    }
    when.month = month->value;
    return when;
}

bool is_word(const LineScan& line, Token token)
{
    for (std::size_t i = token.begin; i < token.end; ++i) {
        if (is_digit(line.at(i))) {
            return false;
        }
    }
    return is_letter(line.at(token.begin));
}

}  // namespace

std::optional<ServiceLine> parse_service_line(std::string_view text)
{
    constexpr std::size_t figures = 4;  // number, words, day, time
    const LineScan line = scan_line(text);
    const std::vector<Token> tokens = tokens_of(line);
    if (tokens.size() <= figures) {
        return std::nullopt;
    }
    const std::size_t names = tokens.size() - figures;
    const auto number = tokens[names];
    const auto words = whole_figure(line, tokens[names + 1], 1, 3);
    auto when = day_of(line, tokens[names + 2]);
    const auto time = whole_figure(line, tokens[names + 3], 4, 4);
    const bool named = std::all_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(names),
                                   [&](Token token) { return is_word(line, token); });
    if (!named || !words || !when || !time || !(is_pair(line, number) || whole_figure(line, number, 1, 5))) {
        return std::nullopt;
    }
    when->hour = time->value / 100;
    when->minute = time->value % 100;
    if (!is_real(*when)) {
        return std::nullopt;
    }
    const auto span = [&](std::size_t first, std::size_t last) {
        return line.span(tokens[first].begin, tokens[last].end);
    };
    return ServiceLine{span(0, names - 1), span(names, names), span(names + 1, names + 1), span(names + 2, names + 3),
                       *when};
}

}  // namespace depesha
