// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/line_input.h"
#include "page/geometry.h"

#include <vector>

namespace depesha {

/// Columns of a line from where to where the network saw a word.
struct WordReach {
    int begin = 0;
    int end = 0;
};

/// The boxes of the ink of words, from left to right, in pixels of the line: of whole letters, each of the word before
/// whose end it begins. What ends before that word begins is no letter. A word without ink is as wide as the network
/// saw it.
[[nodiscard]] std::vector<Box> place_words(const LineInput& line, const std::vector<WordReach>& words);

}  // namespace depesha
