// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/labels/line_chain.h"
#include "postprocess/telegram_page.h"

#include <vector>

namespace depesha {

/// Gives every line its label: each is seen by its place on the page, the vocabulary and the grammars
/// (line_features.h), and the likeliest sequence is chosen along a chain (line_chain.h). Lines that are labelled
/// Furniture or Margin already stay so and are stepped over. `number` is the page's own number, 0 for none: a page that
/// says it is the second may begin in the middle of a sentence.
void label_lines(std::vector<LabelledLine>& lines, double measure, int number);

/// The lines that label_lines() would label, in order, with what it sees of them; scored by `model`, which must outlive
/// the chain.
[[nodiscard]] LineChain chain_of(const std::vector<LabelledLine>& lines, double measure, int number,
                                 const LabelModel& model);

}  // namespace depesha
