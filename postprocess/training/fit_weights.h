// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/training/labelled_pages.h"

#include <vector>

namespace depesha {

/// The weights under which the labels of `pages` are likeliest, less `pull` / 2 times the square of how far each weight
/// lies from that of `prior`: the maximum a posteriori under normal distributions around it (found by L-BFGS, Liu and
/// Nocedal 1989). Variations count for half. A smooth function with one maximum: the result does not hang on chance.
[[nodiscard]] LabelModel fit_weights(const std::vector<LabelledPage>& pages, const LabelModel& prior, double pull);

/// What a model does on pages.
struct LabelAccuracy {
    int lines = 0;
    int right = 0;
    int pages = 0;
    int whole = 0;  ///< pages without a wrong label

    /// Mean of the natural logarithms of the chances that it gave to the right labels, negative.
    double log_chance = 0.0;
};

/// Counts pages as they were written, not variations.
[[nodiscard]] LabelAccuracy accuracy_of(const LabelModel& model, const std::vector<LabelledPage>& pages);

}  // namespace depesha
