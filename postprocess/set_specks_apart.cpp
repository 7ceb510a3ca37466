// SPDX-License-Identifier: Apache-2.0
#include "postprocess/set_specks_apart.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

namespace depesha {

namespace {

/// "-2-"
bool is_page_number(const std::u32string& codes)
{
    return codes.size() >= 3 && codes.front() == U'-' && codes.back() == U'-' && is_digit(codes[1]);
}

/// What dirt is read as: a sign or two that no typist sets apart, or that stand clear of the text and that the engine
/// hardly believes.
bool is_speck(const Word& word, double gap)
{
    const std::u32string codes = decoded(word.text);
    if (is_page_number(codes)) {
        return false;
    }
    const bool signs = std::all_of(codes.begin(), codes.end(), [](char32_t code) {
        return std::u32string_view(U"|¦'`‘’.,;:*^~_<>{}\\/®©°•·=+").find(code) != std::u32string_view::npos;
    });
    const auto strange =
        std::count_if(codes.begin(), codes.end(), [](char32_t code) { return !is_letter(code) && !is_digit(code); });
    constexpr double clear_of_text = 1.8;
    constexpr double set_apart = 0.8;
    const bool doubtful = word.confidence < 0.37 && codes.size() <= 4;
    const bool sign = codes.size() == 1 && strange == 1;
    const bool scrawl = 2 * static_cast<std::size_t>(strange) > codes.size() && word.confidence < 0.55;
    return (codes.size() <= 2 && signs && gap > set_apart) || ((doubtful || scrawl || sign) && gap > clear_of_text) ||
           (scrawl && codes.size() > 3 && gap > set_apart);
}

/// A sign or two, but for a number sign, that end left of the text's edge while the text begins at it or far from it.
bool is_left_of_text(const Row& row, double left, double letter)
{
    const Word& first = row.words[0];
    const double next = (row.words[1].place.left - left) / letter;
    constexpr double at_edge = 0.7;
    constexpr double far_from_edge = 9.0;
    const bool text_begins = std::abs(next) < at_edge || next > far_from_edge;
    return length_of(first.text) <= 2 && first.text != "№" && (left - first.place.right) / letter > 0.3 && text_begins;
}

/// How many words at the end of the row stand far behind its text, few letters that the engine hardly believes.
std::size_t scraps_behind(const Row& row, double letter)
{
    constexpr double far = 8.0;
    constexpr std::size_t few = 8;
    std::size_t letters = 0;
    for (std::size_t i = row.words.size(); i > 1; --i) {
        const Word& word = row.words[i - 1];
        letters += length_of(word.text);
        if (word.confidence >= 0.41 || letters > few) {
            return 0;
        }
        if ((word.place.left - row.words[i - 2].place.right) / letter > far) {
            return row.words.size() - i + 1;
        }
    }
    return 0;
}

}  // namespace

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
        for (std::size_t left_over = row.words.size() - scraps_behind(row, letter); row.words.size() > left_over;) {
            take(row.words.size() - 1);
        }
        row.place = place_of(row.words);
        result.push_back(std::move(row));
        std::move(specks.begin(), specks.end(), std::back_inserter(result));
    }
    rows = std::move(result);
}

}  // namespace depesha
