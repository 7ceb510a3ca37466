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

/// Left and right edge of the text: of the lines that fill at least two thirds of the widest.
Edges text_edges(const std::vector<Row>& rows)
{
    int widest = 0;
    for (const Row& row : rows) {
        widest = std::max(widest, row.place.width());
    }
    std::vector<double> lefts;
    std::vector<double> rights;
    for (const Row& row : rows) {
        if (3 * row.place.width() >= 2 * widest) {
            lefts.push_back(row.place.left);
            rights.push_back(row.place.right);
        }
    }
    if (lefts.empty()) {
        return {};
    }
    std::sort(lefts.begin(), lefts.end());
    std::sort(rights.begin(), rights.end());
    return {lefts[lefts.size() / 5], rights.back()};
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
    set_specks_apart(rows, text_edges(rows).left, typed.letter_width);
    typed.line_distance = line_distance(rows);
    const Type type{typed.letter_width, type_height(rows)};
    const Edges edges = text_edges(rows);
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
