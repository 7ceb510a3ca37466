// SPDX-License-Identifier: Apache-2.0
// The typed lines of a page as rows of words, before anything is known of them.
#pragma once

#include "page/recognized_page.h"

#include <string>
#include <vector>

namespace depesha {

/// A typed line as words alone, with its upright box.
struct Row {
    std::vector<Word> words;
    Box place;
    std::string language;
};

/// Vertical centre, in pixels of the upright page.
[[nodiscard]] double centre(const Box& box);

/// The box around the words.
[[nodiscard]] Box place_of(const std::vector<Word>& words);

/// The lines of the page as rows, top to bottom; pieces of one typed line that the engine told apart are put together,
/// and no word reaches into the next.
[[nodiscard]] std::vector<Row> rows_of(const RecognizedPage& page);

/// Letters of a typewriter all have one width, so the words of four letters and more tell it well.
[[nodiscard]] double letter_width(const std::vector<Row>& rows);

/// A word that the engine tells as wide as its line, though its letters are few, is as wide as its letters.
void trim(std::vector<Row>& rows, double letter);

/// The ordinary distance between lines: the lower quartile, since headings and paragraphs only widen it.
[[nodiscard]] double line_distance(const std::vector<Row>& rows);

}  // namespace depesha
