// SPDX-License-Identifier: Apache-2.0
// How well each label fits one line, seen by itself and beside the line above.
#pragma once

#include "postprocess/line_sight.h"

#include <array>

namespace depesha {

using LabelScores = std::array<double, line_labels>;

/// True where the line goes on with a handling line that ended no sentence.
[[nodiscard]] bool goes_on_with_caveat(const LineSight& sight, const LineSight* above);

/// Scores for every label, higher is better, comparable within one line only; `above` is null for the first line.
[[nodiscard]] LabelScores score_line(const LineSight& sight, const LineSight* above, const PageHabit& habit);

}  // namespace depesha
