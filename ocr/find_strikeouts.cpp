// SPDX-License-Identifier: Apache-2.0
#include "ocr/find_strikeouts.h"

#include "ocr/reading.h"
#include "ocr/typed_cells.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string_view>

namespace depesha {
namespace {

/// Cells side by side, `end` one past the last.
struct CellRun {
    int first = 0;
    int end = 0;

    [[nodiscard]] int length() const { return end - first; }
};

// Neighbours under the same letter share 0.7 of a letter's ink and more, of a faint one 0.6.
constexpr double alike = 0.55;

bool two_sparse(const TypedCells& cells, int cell, double bar)
{
    return cells.ink(cell) < bar && cells.ink(cell + 1) < bar;
}

/// The run without the sparse cells at its ends.
CellRun without_sparse_ends(const TypedCells& cells, CellRun run, double bar)
{
    while (run.length() > 0 && cells.ink(run.first) < bar) {
        ++run.first;
    }
    while (run.length() > 0 && cells.ink(run.end - 1) < bar) {
        --run.end;
    }
    return run;
}

/// Where the run's first cells end that go on without two sparse ones in a row.
int end_of_stretch(const TypedCells& cells, const CellRun& run, double bar)
{
    int end = run.first + 1;
    while (end < run.end && !two_sparse(cells, end - 1, bar)) {
        ++end;
    }
    return end;
}

/// No cell shares more than it has.
bool is_like_next(const TypedCells& cells, int cell)
{
    return cells.ink(cell) >= alike && cells.shared_with_next(cell) >= alike;
}

/// Adds the parts of a stretch in which neighbours look alike.
void split_stretch(const TypedCells& cells, const CellRun& stretch, double bar, std::vector<CellRun>& parts)
{
    constexpr int fewest = 3;
    for (int first = stretch.first; stretch.end - first >= fewest;) {
        int end = first + 1;
        while (end < stretch.end && is_like_next(cells, end - 1)) {
            ++end;
        }
        const CellRun part = without_sparse_ends(cells, {first, end}, bar);
        if (part.length() >= fewest) {
            parts.push_back(part);
        }
        first = end;
    }
}

/// The parts of a run in which neighbours look alike and no two in a row have less ink than `bar`: where a space was
/// struck out, one may.
std::vector<CellRun> alike_parts(const TypedCells& cells, CellRun run, double bar)
{
    std::vector<CellRun> parts;
    while (run.length() > 0) {
        const int end = end_of_stretch(cells, run, bar);
        split_stretch(cells, without_sparse_ends(cells, {run.first, end}, bar), bar, parts);
        run.first = end;
    }
    return parts;
}

double mean_ink(const TypedCells& cells, const CellRun& run)
{
    double sum = 0.0;
    for (int cell = run.first; cell < run.end; ++cell) {
        sum += cells.ink(cell);
    }
    return sum / run.length();
}

/// A quarter of the cells have more.
double upper_ink(const TypedCells& cells, const CellRun& run)
{
    std::vector<double> inks;
    for (int cell = run.first; cell < run.end; ++cell) {
        inks.push_back(cells.ink(cell));
    }
    const auto quarter = inks.end() - 1 - static_cast<std::ptrdiff_t>(inks.size() / 4);
    std::nth_element(inks.begin(), quarter, inks.end());
    return *quarter;
}

/// Runs of cells with more ink than letters have; letters beside a run that look like it have less than it.
std::vector<CellRun> dense_runs(const TypedCells& cells)
{
    constexpr double dense = 1.15;
    constexpr double of_the_densest = 0.65;
    std::vector<CellRun> runs;
    for (const CellRun& run : alike_parts(cells, {0, cells.count()}, dense)) {
        const double bar = std::max(dense, of_the_densest * upper_ink(cells, run));
        const std::vector<CellRun> parts = alike_parts(cells, run, bar);
        runs.insert(runs.end(), parts.begin(), parts.end());
    }
    return runs;
}

int shared_width(const Box& a, const Box& b)
{
    return std::min(a.right, b.right) - std::max(a.left, b.left);
}

/// The words that mostly stand in the place, or that it mostly stands in.
Reading words_in(const Box& place, const Reading& words)
{
    Reading inside;
    std::copy_if(words.begin(), words.end(), std::back_inserter(inside), [&](const Word& word) {
        return 2 * shared_width(word.place, place) > std::min(word.place.width(), place.width());
    });
    return inside;
}

/// True if letters stand close beside the run: it is part of a word.
bool within_a_word(const TypedCells& cells, const CellRun& run)
{
    constexpr double letter = 0.5;
    const bool before = run.first > 0 && cells.ink(run.first - 1) > letter;
    return before || (run.end < cells.count() && cells.ink(run.end) > letter);
}

// Ink and likeness, each in letters and without what a rule could be of it, together: words in bold capitals of worn
// 150 dpi scans that read badly came to 2.1, and to 1.7 where next to nothing of them was read (54 drawn pages). Half
// of the strike-overs there came to more than 2.2. A blot has four letters' ink; underlined words share little else
// than the rule.
bool struck_over(const TypedCells& cells, const CellRun& run, const Reading& words)
{
    constexpr double blot = 3.3;
    constexpr double more_than_a_rule = 1.6;
    const double all_ink = mean_ink(cells, run);
    const double read = mean_confidence(words);
    const bool may_be_sure = all_ink > 1.4 && read < 0.9;
    const bool by_itself = run.length() >= 4 && !within_a_word(cells, run) && read < 0.65;
    if (all_ink > blot || !(may_be_sure || by_itself)) {
        return false;
    }
    const Likeness likeness = cells.likeness(run.first, run.end);
    const double ink = all_ink - likeness.rule;
    const double common = likeness.common - likeness.rule;
    if (common < more_than_a_rule * likeness.rule) {
        return false;
    }
    const bool beyond_doubt = may_be_sure && ink > 1.4 && common > 1.0;
    const double unread = read < 0.1 ? 1.8 : 2.2;
    return beyond_doubt || (by_itself && common > 0.6 && ink + common > unread);
}

double count_of(std::string_view text, std::string_view letter)
{
    double count = 0.0;
    for (std::size_t at = text.find(letter); at != std::string_view::npos; at = text.find(letter, at + letter.size())) {
        count += 1.0;
    }
    return count;
}

/// True if most of the other words are as long, as cipher groups are.
bool among_groups(const Word& word, const Reading& words)
{
    constexpr std::ptrdiff_t few = 3;
    const double length = character_count(word.text);
    const auto as_long = std::count_if(words.begin(), words.end(),
                                       [length](const Word& other) { return character_count(other.text) == length; }) -
                         1;
    return as_long >= few && 2 * as_long >= static_cast<std::ptrdiff_t>(words.size()) - 1;
}

/// The cells of a word that is a row of one letter.
std::optional<CellRun> filled(const TypedCells& cells, const Word& word)
{
    constexpr int fewest = 4;
    constexpr double most_of_it = 0.6;
    const CellRun whole{cells.nearest(word.place.left), cells.nearest(word.place.right)};
    const std::vector<CellRun> parts = alike_parts(cells, whole, 0.5);
    if (parts.size() != 1 || parts.front().length() < fewest) {
        return std::nullopt;
    }
    const CellRun run = parts.front();
    const bool same = cells.likeness(run.first, run.end).common > most_of_it * mean_ink(cells, run);
    return same ? std::optional(run) : std::nullopt;
}

bool overlap(const CellRun& a, const CellRun& b)
{
    return a.first < b.end && b.first < a.end;
}

std::vector<CellRun> struck_runs(const TypedCells& cells, const Reading& words)
{
    std::vector<CellRun> runs;
    for (const CellRun& run : dense_runs(cells)) {
        if (struck_over(cells, run, words_in(cells.place(run.first, run.end), words))) {
            runs.push_back(run);
        }
    }
    for (const Word& word : words) {
        if (!is_filler(word) || among_groups(word, words)) {
            continue;
        }
        const std::optional<CellRun> run = filled(cells, word);
        if (run && std::none_of(runs.begin(), runs.end(), [&](const CellRun& other) { return overlap(*run, other); })) {
            runs.push_back(*run);
        }
    }
    return runs;
}

}  // namespace

bool is_filler(const Word& word)
{
    constexpr std::array<std::string_view, 10> fillers{"x", "X", "х", "Х", "ж", "Ж", "m", "M", "м", "М"};
    double count = 0.0;
    for (const std::string_view letter : fillers) {
        count += count_of(word.text, letter);
    }
    return 2.0 * count >= character_count(word.text);
}

std::vector<Strikeout> find_strikeouts(const CleanPage& page, std::span<const ReadSegment> segments)
{
    std::vector<Strikeout> found;
    const std::optional<TypeInk> ink = measure_ink(page, segments);
    for (std::size_t i = 0; ink && i < segments.size(); ++i) {
        if (segments[i].box.width() < 3.0 * ink->pitch) {
            continue;
        }
        const TypedCells cells(*ink, segments[i].box);
        for (const CellRun& run : struck_runs(cells, segments[i].words)) {
            const Box place = cells.place(run.first, run.end);
            found.push_back({i, place, text_of(words_in(place, segments[i].words))});
        }
    }
    return found;
}

}  // namespace depesha
