// SPDX-License-Identifier: Apache-2.0
#include "postprocess/order_lines.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace depesha {

namespace {

/// A typed line as words alone, with its upright box.
struct Row {
    std::vector<Word> words;
    Box place;
    std::string language;
};

double median(std::vector<double> values)
{
    if (values.empty()) {
        return 0.0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

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

std::vector<Row> rows_of(const RecognizedPage& page)
{
    std::vector<Row> rows;
    for (const Line& line : page.lines) {
        if (!line.words.empty()) {
            rows.push_back({apart(line.words), place_of(line.words), line.language});
        }
    }
    return rows;
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

/// A word that the engine tells as wide as its line, though its letters are few, is as wide as its letters.
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

/// Letters of a typewriter all have one width, so the words of four letters and more tell it well.
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

/// The ordinary distance between lines: the lower quartile, since headings and paragraphs only widen it.
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

bool begins_with_margin_word(const Row& row, double letter)
{
    if (!is_margin_word(row.words.front())) {
        return false;
    }
    return row.words.size() == 1 || row.words[1].place.left - row.words[0].place.right >= margin_gap * letter;
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
        const std::size_t first = std::find(entries.begin(), entries.end(), &row) != entries.end() ? 1 : 0;
        if (first < row.words.size()) {
            ++texts;
            intruders += row.words[first].place.left < right + letter ? 1 : 0;
        }
    }
    return texts >= 3 && intruders * 10 <= texts ? std::optional<int>(right) : std::nullopt;
}

/// Cuts the words left of the edge off each row; they become rows of their own, in their order.
std::vector<Row> cut_margin(std::vector<Row>& rows, int edge)
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

/// What dirt is read as: a sign or two that no typist sets apart, or that stand clear of the text and that the engine
/// hardly believes.
bool is_speck(const Word& word, double gap)
{
    const std::u32string codes = decoded(word.text);
    const bool signs = std::all_of(codes.begin(), codes.end(), [](char32_t code) {
        return std::u32string_view(U"|¦'`‘’.,;:*^~_<>{}\\/®©°•·=+").find(code) != std::u32string_view::npos;
    });
    const auto strange =
        std::count_if(codes.begin(), codes.end(), [](char32_t code) { return !is_letter(code) && !is_digit(code); });
    constexpr double clear_of_text = 1.8;
    constexpr double set_apart = 0.8;
    const bool doubtful = word.confidence < 0.4 && codes.size() <= 4;
    const bool sign = codes.size() == 1 && strange == 1;
    const bool scrawl = 2 * static_cast<std::size_t>(strange) > codes.size() && word.confidence < 0.6;
    return (codes.size() <= 2 && signs && gap > set_apart) || ((doubtful || scrawl || sign) && gap > clear_of_text);
}

/// A sign or two that end left of the text's edge while the text begins at it or far from it.
bool is_left_of_text(const Row& row, double left, double letter)
{
    const Word& first = row.words[0];
    const double next = (row.words[1].place.left - left) / letter;
    constexpr double at_edge = 0.7;
    constexpr double far_from_edge = 9.0;
    const bool text_begins = std::abs(next) < at_edge || next > far_from_edge;
    return length_of(first.text) <= 2 && (left - first.place.right) / letter > 0.3 && text_begins;
}

/// Gives specks at either end of a row rows of their own, below it.
void set_specks_apart(std::vector<Row>& rows, double left, double letter)
{
    std::vector<Row> result;
    for (Row& row : rows) {
        std::vector<Row> specks;
        const auto take = [&](std::size_t index) {
            const Word word = row.words[index];
            specks.push_back({{word}, word.place, row.language});
            row.words.erase(row.words.begin() + static_cast<std::ptrdiff_t>(index));
        };
        const auto gap = [&](std::size_t index) {
            return (row.words[index].place.left - row.words[index - 1].place.right) / letter;
        };
        while (row.words.size() > 1 && (is_speck(row.words.front(), gap(1)) || is_left_of_text(row, left, letter))) {
            take(0);
        }
        while (row.words.size() > 1 && is_speck(row.words.back(), gap(row.words.size() - 1))) {
            take(row.words.size() - 1);
        }
        row.place = place_of(row.words);
        result.push_back(std::move(row));
        std::move(specks.begin(), specks.end(), std::back_inserter(result));
    }
    rows = std::move(result);
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
    std::vector<Row> rows = joined_rows(rows_of(page));
    TypedPage typed;
    if (rows.empty()) {
        return typed;
    }
    typed.letter_width = letter_width(rows);
    trim(rows, typed.letter_width);
    std::vector<Row> margin;
    if (const auto edge = margin_edge(rows, typed.letter_width)) {
        margin = cut_margin(rows, *edge);
    }
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
