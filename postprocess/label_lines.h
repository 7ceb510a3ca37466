// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram_page.h"

#include <vector>

namespace depesha {

/// Gives every line its label: each is scored for every label by its place on the page, the vocabulary and the grammars
/// (score_line.h), and the best sequence is chosen along a chain whose steps have costs of their own (Viterbi). Lines
/// that are labelled Furniture or Margin already stay so and are stepped over. `number` is the page's own number, 0 for
/// none: a page that says it is the second may begin in the middle of a sentence.
void label_lines(std::vector<LabelledLine>& lines, double measure, int number);

}  // namespace depesha
