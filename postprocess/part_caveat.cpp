// SPDX-License-Identifier: Apache-2.0
#include "postprocess/part_caveat.h"

#include "postprocess/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

namespace depesha {

namespace {

/// In letters: between the block and what stands right of it, and how much its left edge may be ragged.
constexpr double block_gap = 4.0;
constexpr double ragged = 2.5;
constexpr std::size_t most_rows = 8;

/// Where the words right of the first wide gap begin.
std::size_t left_words(const Row& row, double letter)
{
    std::size_t word = 1;
    while (word < row.words.size() &&
           row.words[word].place.left - row.words[word - 1].place.right < block_gap * letter) {
        ++word;
    }
    return word;
}

/// A row of the head: where its left part ends, none in the block where it begins right of it.
struct Part {
    std::size_t row = 0;
    std::size_t words = 0;
};

std::string text_of(const std::vector<Row>& rows, const std::vector<Part>& block)
{
    std::string text;
    for (const Part& part : block) {
        for (std::size_t word = 0; word < part.words; ++word) {
            text += text.empty() ? "" : " ";
            text += rows[part.row].words[word].text;
        }
    }
    return text;
}

/// The rows from `first` on that begin at its edge, and those between them that stand right of it altogether.
std::vector<Part> block_from(const std::vector<Row>& rows, std::size_t first, double letter, double distance)
{
    constexpr double next_line = 1.6;
    std::vector<Part> block;
    std::size_t whole = 0;
    int right = 0;
    double above = centre(rows[first].place);
    for (std::size_t i = first; i < rows.size() && block.size() < most_rows; ++i) {
        const Row& row = rows[i];
        const bool begins = std::abs(row.place.left - rows[first].place.left) < ragged * letter;
        if (centre(row.place) - above > next_line * distance || (!begins && row.place.left < right)) {
            break;
        }
        const std::size_t words = begins ? left_words(row, letter) : 0;
        block.push_back({i, words});
        if (begins) {
            above = centre(row.place);
            right = std::max(right, row.words[words - 1].place.right);
            whole = block.size();
        }
    }
    block.resize(whole);
    return block;
}

/// A phrase that its first row does not hold by itself, with something right of the block.
bool is_caveat(const std::vector<Row>& rows, const std::vector<Part>& block)
{
    constexpr std::size_t least_letters = 24;
    constexpr double sure = 0.9;
    const auto beside = [&](const Part& part) { return part.words < rows[part.row].words.size(); };
    if (block.size() < 2 || std::none_of(block.begin(), block.end(), beside)) {
        return false;
    }
    const auto phrase = Vocabulary::built_in().at_start(text_of(rows, block), Role::Handling);
    const std::size_t first_row = text_of(rows, {block.front()}).size();
    return phrase && phrase->quality >= sure && phrase->span.end >= least_letters && phrase->span.end > first_row;
}

Row part_of(const Row& row, std::size_t from, std::size_t to)
{
    const auto begin = row.words.begin();
    std::vector<Word> words(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to));
    const Box place = place_of(words);
    return {std::move(words), place, row.language};
}

std::vector<Row> parted(const std::vector<Row>& rows, const std::vector<Part>& block)
{
    std::vector<Row> caveat;
    std::vector<Row> beside;
    for (const Part& part : block) {
        const Row& row = rows[part.row];
        if (part.words > 0) {
            caveat.push_back(part_of(row, 0, part.words));
        }
        if (part.words < row.words.size()) {
            beside.push_back(part_of(row, part.words, row.words.size()));
        }
    }
    std::move(beside.begin(), beside.end(), std::back_inserter(caveat));
    return caveat;
}

}  // namespace

void part_caveat(std::vector<Row>& rows, double letter)
{
    const double distance = line_distance(rows);
    for (std::size_t i = 0; i < rows.size() / 2; ++i) {
        const std::vector<Part> block = block_from(rows, i, letter, distance);
        if (!is_caveat(rows, block)) {
            continue;
        }
        std::vector<Row> parts = parted(rows, block);
        const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(i);
        const auto at = rows.erase(begin, begin + static_cast<std::ptrdiff_t>(block.size()));
        rows.insert(at, std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
        return;
    }
}

}  // namespace depesha
