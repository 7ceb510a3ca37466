// SPDX-License-Identifier: Apache-2.0
#include "postprocess/order_lines.h"

#include "postprocess/cut_margin.h"
#include "postprocess/part_caveat.h"
#include "postprocess/rows.h"
#include "postprocess/set_specks_apart.h"
#include "postprocess/unicode.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace depesha {

namespace {

struct Edges {
    double left = 0.0;
    double right = 0.0;
};

/// From the first to the last word that the engine believes: a scrap beside a line is none of it. Nothing where it
/// believes none.
std::optional<Edges> believed_edges(const Row& row)
{
    constexpr double believed = 0.6;
    const auto is_believed = [](const Word& word) { return word.confidence >= believed; };
    const auto first = std::find_if(row.words.begin(), row.words.end(), is_believed);
    if (first == row.words.end()) {
        return std::nullopt;
    }
    const auto last = std::find_if(row.words.rbegin(), row.words.rend(), is_believed);
    return Edges{static_cast<double>(first->place.left), static_cast<double>(last->place.right)};
}

/// The leftmost place at which lines begin below each other: at least two, and a fifth of all. Nothing where none do.
std::optional<double> common_left(std::vector<double> lefts, double letter)
{
    std::sort(lefts.begin(), lefts.end());
    const std::size_t enough = std::max<std::size_t>(2, lefts.size() / 5);
    for (std::size_t i = 0; i + enough <= lefts.size(); ++i) {
        const auto begin = lefts.begin() + static_cast<std::ptrdiff_t>(i);
        const auto end = std::upper_bound(begin, lefts.end(), *begin + letter);
        const auto count = end - begin;
        if (count >= static_cast<std::ptrdiff_t>(enough)) {
            return *(begin + count / 2);
        }
    }
    return std::nullopt;
}

/// The edges of the long lines: those that fill at least two thirds of the widest.
std::vector<Edges> edges_of_long(const std::vector<Row>& rows)
{
    int widest = 0;
    for (const Row& row : rows) {
        widest = std::max(widest, row.place.width());
    }
    std::vector<Edges> edges;
    for (const Row& row : rows) {
        if (3 * row.place.width() >= 2 * widest) {
            edges.push_back(believed_edges(row).value_or(
                Edges{static_cast<double>(row.place.left), static_cast<double>(row.place.right)}));
        }
    }
    return edges;
}

/// Left and right edge of the text. The left one is that of a fifth of the long lines where no lines begin below each
/// other.
Edges text_edges(const std::vector<Row>& rows, double letter)
{
    std::vector<double> lefts;
    for (const Row& row : rows) {
        if (const std::optional<Edges> edges = believed_edges(row)) {
            lefts.push_back(edges->left);
        }
    }
    std::vector<Edges> edges = edges_of_long(rows);
    if (edges.empty()) {
        return {};
    }
    const auto is_left = [](const Edges& a, const Edges& b) { return a.left < b.left; };
    const auto ends_left = [](const Edges& a, const Edges& b) { return a.right < b.right; };
    std::sort(edges.begin(), edges.end(), is_left);
    return {common_left(std::move(lefts), letter).value_or(edges[edges.size() / 5].left),
            std::max_element(edges.begin(), edges.end(), ends_left)->right};
}

/// Letters of one step and one height. On worn pages the words that Tesseract finds where something is typed are 0.76
/// to 1.05 steps wide a letter and half to two and a half letters high; what it finds in dirt and in handwriting is
/// wider, and words of three letters and less are too short to tell.
struct Type {
    double letter = 0.0;
    double height = 0.0;
};

bool is_typed(const Word& word, const Type& type)
{
    constexpr std::size_t shortest = 4;
    const std::size_t letters = length_of(word.text);
    if (letters < shortest || type.letter <= 0.0) {
        return false;
    }
    const double step = word.place.width() / (type.letter * static_cast<double>(letters));
    const double height = word.place.height() / type.height;
    return step > 0.74 && step < 1.14 && height > 0.5 && height < 2.6;
}

std::size_t typed_letters(const std::vector<Word>& words, const Type& type)
{
    std::size_t letters = 0;
    for (const Word& word : words) {
        letters += is_typed(word, type) ? length_of(word.text) : 0;
    }
    return letters;
}

/// The height that a quarter of the words of four letters and more do not reach: tesseract makes many boxes too high.
double type_height(const std::vector<Row>& rows)
{
    std::vector<double> heights;
    for (const Row& row : rows) {
        for (const Word& word : row.words) {
            if (length_of(word.text) >= 4) {
                heights.push_back(word.place.height());
            }
        }
    }
    if (heights.empty()) {
        return 1.0;
    }
    const auto quarter = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 4);
    std::nth_element(heights.begin(), quarter, heights.end());
    return std::max(1.0, *quarter);
}

std::vector<TypedLine> measured(std::vector<Row> rows, Column column, const Edges& edges, const Type& type,
                                double distance)
{
    std::vector<TypedLine> lines;
    double above = 0.0;
    for (Row& row : rows) {
        TypedLine line;
        line.column = column;
        line.indent = (row.place.left - edges.left) / type.letter;
        line.short_by = (edges.right - row.place.right) / type.letter;
        line.width = row.place.width() / type.letter;
        line.typed_letters = typed_letters(row.words, type);
        line.gap_above = lines.empty() || distance <= 0.0 ? 0.0 : (centre(row.place) - above) / distance;
        line.language = std::move(row.language);
        line.words = std::move(row.words);
        above = centre(row.place);
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

TypedPage order_lines(const RecognizedPage& page)
{
    std::vector<Row> rows = rows_of(page);
    TypedPage typed;
    if (rows.empty()) {
        return typed;
    }
    typed.letter_width = letter_width(rows);
    trim(rows, typed.letter_width);
    std::vector<Row> margin = cut_margin(rows, typed.letter_width);
    part_caveat(rows, typed.letter_width);
    set_specks_apart(rows, text_edges(rows, typed.letter_width).left, typed.letter_width);
    typed.line_distance = line_distance(rows);
    const Type type{typed.letter_width, type_height(rows)};
    const Edges edges = text_edges(rows, typed.letter_width);
    typed.measure = (edges.right - edges.left) / typed.letter_width;
    const double column_top = margin.empty() ? 0.0 : centre(margin.front().place);
    const auto below = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
        return centre(row.place) > column_top - 0.5 * row.place.height();
    });
    const auto before = margin.empty() ? 0 : std::distance(rows.begin(), below);
    typed.lines = measured(std::move(rows), Column::Body, edges, type, typed.line_distance);
    auto column = measured(std::move(margin), Column::Margin, edges, type, typed.line_distance);
    typed.lines.insert(typed.lines.begin() + before, std::make_move_iterator(column.begin()),
                       std::make_move_iterator(column.end()));
    return typed;
}

}  // namespace depesha
