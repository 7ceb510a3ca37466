// SPDX-License-Identifier: Apache-2.0
#include "postprocess/cut_margin.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace depesha {

namespace {

/// A margin entry is an office in capitals, at most this long with its figures ("ACTION", "ACDA-12").
constexpr std::size_t margin_letters = 7;

/// A gap of at least so many letters parts the margin from the text.
constexpr double margin_gap = 1.8;

bool is_margin_word(const Word& word)
{
    const std::u32string letters = decoded(word.text);
    const auto forbidden = [](char32_t code) { return code == U':' || (is_letter(code) && !is_upper(code)); };
    return letters.size() <= margin_letters && std::any_of(letters.begin(), letters.end(), is_letter) &&
           std::none_of(letters.begin(), letters.end(), forbidden);
}

/// The printed rule right of the column, as it is read.
bool is_bar(const Word& word)
{
    return word.text == "|" || word.text == "!" || word.text == "¦";
}

bool begins_with_margin_word(const Row& row, double letter)
{
    if (!is_margin_word(row.words.front())) {
        return false;
    }
    return row.words.size() == 1 || is_bar(row.words[1]) ||
           row.words[1].place.left - row.words[0].place.right >= margin_gap * letter;
}

/// The rows whose first word begins where the leftmost margin word of the page begins.
std::vector<const Row*> margin_rows(const std::vector<Row>& rows, double letter)
{
    std::vector<const Row*> entries;
    for (const Row& row : rows) {
        if (begins_with_margin_word(row, letter)) {
            entries.push_back(&row);
        }
    }
    const auto left_of = [](const Row* a, const Row* b) { return a->words[0].place.left < b->words[0].place.left; };
    const auto first = std::min_element(entries.begin(), entries.end(), left_of);
    if (first != entries.end()) {
        const double edge = (*first)->words[0].place.left + 2.0 * letter;
        std::erase_if(entries, [&](const Row* row) { return row->words[0].place.left > edge; });
    }
    return entries;
}

/// True if the text of the row begins within the column and goes on over its edge: words that end within it and stand
/// clear of what follows are entries badly read.
bool crosses(const Row& row, int right, double letter)
{
    const double edge = right + letter;
    if (row.words.front().place.left >= edge) {
        return false;
    }
    const auto beyond =
        std::find_if(row.words.begin(), row.words.end(), [&](const Word& word) { return word.place.left >= edge; });
    const Word& last = *std::prev(beyond);
    const bool within = last.place.right < right + 2.0 * letter;
    const bool clear = beyond == row.words.end() || is_bar(last) || is_bar(*beyond) ||
                       beyond->place.left - last.place.right >= margin_gap * letter;
    return !within || !clear;
}

/// The right edge of the margin column, in upright pixels; nothing where the page has none. A column is three or more
/// entries that begin at one edge while at most one other line of ten begins left of where they end.
std::optional<int> margin_edge(const std::vector<Row>& rows, double letter)
{
    const std::vector<const Row*> entries = margin_rows(rows, letter);
    if (entries.size() < 3) {
        return std::nullopt;
    }
    int right = 0;
    for (const Row* entry : entries) {
        right = std::max(right, entry->words[0].place.right);
    }
    std::size_t texts = 0;
    std::size_t intruders = 0;
    for (const Row& row : rows) {
        const bool entry = std::find(entries.begin(), entries.end(), &row) != entries.end();
        texts += entry && row.words.size() == 1 ? 0 : 1;
        intruders += !entry && crosses(row, right, letter) ? 1 : 0;
    }
    return texts >= 3 && intruders * 10 <= texts ? std::optional<int>(right) : std::nullopt;
}

/// Cuts the words left of the edge off each row; they become rows of their own, in their order.
std::vector<Row> cut_at(std::vector<Row>& rows, int edge)
{
    std::vector<Row> margin;
    for (Row& row : rows) {
        const auto text =
            std::find_if(row.words.begin(), row.words.end(), [&](const Word& word) { return word.place.left >= edge; });
        if (text == row.words.begin()) {
            continue;
        }
        std::vector<Word> words(row.words.begin(), text);
        const Box place = place_of(words);
        margin.push_back({std::move(words), place, row.language});
        row.words.erase(row.words.begin(), text);
        row.place = place_of(row.words);
    }
    std::erase_if(rows, [](const Row& row) { return row.words.empty(); });
    return margin;
}

}  // namespace

std::vector<Row> cut_margin(std::vector<Row>& rows, double letter)
{
    const auto edge = margin_edge(rows, letter);
    return edge ? cut_at(rows, *edge) : std::vector<Row>{};
}

}  // namespace depesha
