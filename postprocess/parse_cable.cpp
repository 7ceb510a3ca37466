// SPDX-License-Identifier: Apache-2.0
#include "postprocess/figures.h"
#include "postprocess/parse_number.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <array>

namespace depesha {

namespace {

constexpr std::size_t longest_number = 6;

bool is_capital_word(const LineScan& line, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i < end; ++i) {
        if (!is_upper(line.at(i)) || !is_latin(line.at(i))) {
            return false;
        }
    }
    return end > begin;
}

FoundNumber number_of(const LineScan& line, std::size_t begin, const Figure& figure, NumberRole role)
{
    FoundNumber found;
    found.role = role;
    found.number = figure.digits;
    found.span = line.span(begin, figure.end);
    found.confidence = std::max(0.2, 1.0 - 0.12 * figure.repairs);
    return found;
}

/// Where the last word of the line begins.
std::size_t last_word(const LineScan& line)
{
    std::size_t end = line.size();
    while (end > 0 && !line.counts(end - 1)) {
        --end;
    }
    while (end > 0 && line.at(end - 1) != U' ') {
        --end;
    }
    return end;
}

/// The capital word before i, a space between; i where there is none.
std::size_t capital_word_before(const LineScan& line, std::size_t i)
{
    if (i < 2 || line.at(i - 1) != U' ') {
        return i;
    }
    std::size_t begin = i - 1;
    while (begin > 0 && is_letter(line.at(begin - 1))) {
        --begin;
    }
    return is_capital_word(line, begin, i - 1) && line.begins_word(begin) ? begin : i;
}

bool is_month(std::string_view text, Span span)
{
    return Vocabulary::built_in().whole(text_at(text, span), Role::Month).has_value();
}

/// All words before the number are Latin capitals, three at most.
bool is_all_capitals(const LineScan& line, std::size_t end)
{
    constexpr std::size_t most_words = 3;
    std::size_t words = 0;
    for (std::size_t i = line.skip_spaces(0); i < end; i = line.skip_spaces(i)) {
        const std::size_t word_end = line.letters_end(i);
        if (!is_capital_word(line, i, word_end)) {
            return false;
        }
        ++words;
        i = word_end;
    }
    return words > 0 && words <= most_words;
}

int number_word(const LineScan& line, std::size_t i)
{
    constexpr std::array<std::u32string_view, 11> words{U"zero", U"one",   U"two",   U"three", U"four", U"five",
                                                        U"six",  U"seven", U"eight", U"nine",  U"ten"};
    for (std::size_t value = 1; value < words.size(); ++value) {
        if (line.english_word(i, words.at(value))) {
            return static_cast<int>(value);
        }
    }
    return 0;
}

/// A figure or a number word.
std::optional<Figure> read_count(const LineScan& line, std::size_t i)
{
    if (auto figure = read_figure(line, i, 1, 2)) {
        return figure;
    }
    const int value = number_word(line, i);
    if (value == 0) {
        return std::nullopt;
    }
    return Figure{value, std::to_string(value), line.letters_end(i), 0};
}

/// "one of two" at i.
std::optional<PartOf> read_part(const LineScan& line, std::size_t begin, std::size_t i)
{
    const auto number = read_count(line, i);
    if (!number) {
        return std::nullopt;
    }
    const std::size_t between = line.skip_spaces(number->end);
    const bool joined_by = line.english_word(between, U"of") || line.russian_word(between, U"из");
    const auto of = joined_by ? read_count(line, line.skip_spaces(between + 2)) : std::nullopt;
    if (!of || number->value < 1 || number->value > of->value) {
        return std::nullopt;
    }
    return PartOf{number->value, of->value, line.span(begin, of->end)};
}

bool is_rule_sign(char32_t code)
{
    return std::u32string_view(U"-_~=•·.").find(code) != std::u32string_view::npos;
}

/// "- 2 -", "-2-": the figure between two dashes, whatever follows.
std::optional<PageNumber> between_dashes(const LineScan& line)
{
    std::size_t i = line.skip_spaces(0);
    const std::size_t dashes = line.skip(i, U"-_~=", 3);
    if (dashes == i) {
        return std::nullopt;
    }
    i = line.skip_spaces(dashes);
    auto figure = read_figure(line, i, 1, 3);
    if (!figure && digit_like(line.at(i)) != 0 && !line.counts(i + 1)) {
        figure = Figure{digit_like(line.at(i)) - '0', {}, i + 1, 1};
    }
    if (!figure || !is_rule_sign(line.english_at(line.skip_spaces(figure->end)))) {
        return std::nullopt;
    }
    const std::size_t end = line.skip(line.skip_spaces(figure->end), U"-_~=. ", 5);
    const bool alone = end >= line.size();
    const bool american = !alone && is_digit(line.at(end));
    if (!alone && !american) {
        return std::nullopt;
    }
    return PageNumber{figure->value, 0.97 - 0.1 * figure->repairs};
}

}  // namespace

std::optional<FoundNumber> number_at_head(std::string_view paragraph)
{
    const LineScan line = scan_line(paragraph);
    const std::size_t begin = line.skip_spaces(0);
    std::size_t i = begin;
    if (is_capital_word(line, i, line.letters_end(i)) && line.letters_end(i) - i >= 2) {
        i = line.skip_spaces(line.letters_end(i));
    }
    const auto figure = read_figure(line, i, 1, longest_number);
    const bool stop = figure && std::u32string_view(U".,").find(line.at(figure->end)) != std::u32string_view::npos;
    if (!stop || figure->end >= line.size() || line.at(figure->end + 1) != U' ') {
        return std::nullopt;
    }
    const char32_t next = line.at(line.skip_spaces(figure->end + 1));
    const bool sentence = is_upper(next) || next == U'[' || next == U'(' || is_digit(next);
    if (!sentence) {
        return std::nullopt;
    }
    return number_of(line, i, *figure, NumberRole::Outgoing);
}

std::optional<FoundNumber> cable_number(std::string_view text)
{
    const LineScan line = scan_line(text);
    const std::size_t at = last_word(line);
    const auto figure = read_figure(line, at, 2, longest_number);
    const std::size_t word = capital_word_before(line, at);
    if (!figure || word == at || line.skip(figure->end, U" .", 2) < line.size()) {
        return std::nullopt;
    }
    constexpr std::size_t sequence_digits = 4;
    const std::size_t first_word = line.skip(0, U" \"", 2);
    const auto begins = [&](std::u32string_view name) { return line.english_word(first_word, name); };
    if (begins(U"to") || begins(U"info") || begins(U"amembassy") || begins(U"amconsul")) {
        return figure->digits.size() == sequence_digits
                   ? std::optional(number_of(line, at, *figure, NumberRole::Sequence))
                   : std::nullopt;
    }
    if (is_month(text, line.span(word, at - 1)) || line.english_word(word, U"of") || line.english_word(word, U"in") ||
        line.english_word(word, U"no")) {
        return std::nullopt;
    }
    const MatchLine shadow(text);
    const bool classified = Vocabulary::built_in().at_start(shadow, Role::Classification).has_value();
    const bool furniture = Vocabulary::built_in().at_start(shadow, Role::Furniture).has_value();
    if (furniture || !(classified || is_all_capitals(line, at))) {
        return std::nullopt;
    }
    return number_of(line, word, *figure, NumberRole::Outgoing);
}

std::optional<PartOf> find_part(std::string_view text)
{
    const LineScan line = scan_line(text);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (!line.begins_word(i) || !line.counts(i)) {
            continue;
        }
        for (const std::u32string_view word : {U"section", U"part"}) {
            if (line.english_word(i, word)) {
                if (auto part = read_part(line, i, line.skip_spaces(i + word.size()))) {
                    return part;
                }
            }
        }
        if (line.russian_word(i, U"часть")) {
            if (auto part = read_part(line, i, line.skip_spaces(i + 5))) {
                return part;
            }
        }
        const bool padded = line.at(i) == U'0' && is_digit(line.at(i + 1)) && !line.counts(i + 2);
        if (const auto part = padded ? read_part(line, i, i) : std::nullopt) {
            return part;
        }
    }
    return std::nullopt;
}

std::optional<PageNumber> parse_page_number(std::string_view text)
{
    const LineScan line = scan_line(text);
    if (const auto dashed = between_dashes(line)) {
        return dashed;
    }
    const auto word = Vocabulary::built_in().at_start(text, Role::Furniture);
    if (word && word->value == "page") {
        const std::size_t after = line.skip(line.index_of_byte(word->span.end), U". ", 3);
        const auto figure = read_figure(line, after, 1, 3);
        const bool alone = figure && line.skip(figure->end, U". -", 4) >= line.size();
        const bool running_head = figure && word->language == Language::English;
        if (alone || running_head) {
            return PageNumber{figure->value, 0.95 * word->quality - 0.1 * figure->repairs};
        }
        return std::nullopt;
    }
    const std::size_t begin = line.skip_spaces(0);
    const auto bare = read_figure(line, begin, 1, 3);
    if (bare && line.skip(bare->end, U". -", 4) >= line.size()) {
        return PageNumber{bare->value, 0.5};
    }
    return std::nullopt;
}

}  // namespace depesha
