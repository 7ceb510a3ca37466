// SPDX-License-Identifier: Apache-2.0
#include "postprocess/rows.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <cmath>

namespace depesha {

namespace {

double median(std::vector<double> values)
{
    if (values.empty()) {
        return 0.0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The engine tells some words as wide as their line: a word ends before the next one begins.
std::vector<Word> apart(std::vector<Word> words)
{
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        Box& place = words[i].place;
        const Box& next = words[i + 1].place;
        if (place.left < next.left && place.right > next.left) {
            place.right = next.left;
        }
    }
    return words;
}

/// True if both stand on one typed line: level, and side by side.
bool on_one_line(const Row& a, const Row& b)
{
    const int height = std::min(a.place.height(), b.place.height());
    const bool level = std::abs(centre(a.place) - centre(b.place)) < 0.4 * height;
    const bool apart = a.place.right <= b.place.left || b.place.right <= a.place.left;
    return level && apart;
}

void take_in(Row& row, const Row& other)
{
    row.words.insert(row.words.end(), other.words.begin(), other.words.end());
    std::stable_sort(row.words.begin(), row.words.end(),
                     [](const Word& a, const Word& b) { return a.place.left < b.place.left; });
    row.place = united(row.place, other.place);
}

std::vector<Row> separate_rows(const RecognizedPage& page)
{
    std::vector<Row> rows;
    for (const Line& line : page.lines) {
        if (!line.words.empty()) {
            rows.push_back({apart(line.words), place_of(line.words), line.language});
        }
    }
    return rows;
}

std::vector<Row> joined_rows(const std::vector<Row>& rows)
{
    std::vector<Row> joined;
    for (const Row& row : rows) {
        const auto partner =
            std::find_if(joined.begin(), joined.end(), [&](const Row& other) { return on_one_line(other, row); });
        if (partner != joined.end()) {
            take_in(*partner, row);
        } else {
            joined.push_back(row);
        }
    }
    std::stable_sort(joined.begin(), joined.end(),
                     [](const Row& a, const Row& b) { return centre(a.place) < centre(b.place); });
    return joined;
}

}  // namespace

double centre(const Box& box)
{
    return (box.top + box.bottom) / 2.0;
}

Box place_of(const std::vector<Word>& words)
{
    Box place;
    for (const Word& word : words) {
        place = united(place, word.place);
    }
    return place;
}

std::vector<Row> rows_of(const RecognizedPage& page)
{
    return joined_rows(separate_rows(page));
}

double letter_width(const std::vector<Row>& rows)
{
    std::vector<double> widths;
    for (const Row& row : rows) {
        for (const Word& word : row.words) {
            const std::size_t letters = length_of(word.text);
            if (letters >= 4) {
                widths.push_back(word.place.width() / static_cast<double>(letters));
            }
        }
    }
    const double width = median(widths);
    return width > 0.0 ? width : 20.0;  // no long word at all: 12 letters to the inch at 240 dpi
}

void trim(std::vector<Row>& rows, double letter)
{
    constexpr double too_wide = 2.6;
    for (Row& row : rows) {
        for (Word& word : row.words) {
            const auto letters = static_cast<double>(length_of(word.text));
            if (row.words.size() > 1 && word.place.width() > too_wide * letters * letter) {
                word.place.right = word.place.left + static_cast<int>(letters * letter);
            }
        }
    }
}

double line_distance(const std::vector<Row>& rows)
{
    std::vector<double> distances;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const double distance = centre(rows[i].place) - centre(rows[i - 1].place);
        if (distance > 0.5 * rows[i].place.height()) {
            distances.push_back(distance);
        }
    }
    if (distances.empty()) {
        return 0.0;
    }
    std::sort(distances.begin(), distances.end());
    return distances[distances.size() / 4];
}

}  // namespace depesha
