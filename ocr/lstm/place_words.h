// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/line_input.h"
#include "page/geometry.h"

#include <vector>

namespace depesha {

/// Columns of a line from where to where the network saw a word, and where it told its first and its last letter.
struct WordReach {
    int begin = 0;
    int end = 0;
    int first_letter = 0;
    int last_letter = 0;
};

/// The boxes of the ink of words, from left to right, in pixels of the line: of whole letters, each of the word before
/// whose end it begins; ink that reaches over the first letter of a further word is cut between the two. What ends
/// before that word begins, or lies further from its letters than the line is high, is none of them. A letter without
/// ink, as pale ones are, widens the box to where it was told; a word without ink is as wide as the network saw it.
[[nodiscard]] std::vector<Box> place_words(const LineInput& line, const std::vector<WordReach>& words);

}  // namespace depesha
