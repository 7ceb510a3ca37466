// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/labels/label_model.h"

#include <vector>

namespace depesha {

/// The lines of one page with what speaks for each label of each line.
struct LineChain {
    const LabelModel* model = nullptr;
    std::vector<LineSight> sights;
    std::vector<LineFeatures> features;
    std::vector<LabelScores> own;

    /// The page says that it is not the first of its document.
    bool second_page = false;
};

/// A step that is never taken.
inline constexpr double never = -1e6;

/// The weight of a step from one label to that of line `i`, i > 0.
[[nodiscard]] double step_weight(const LineChain& chain, std::size_t i, LineLabel from, LineLabel to);

/// The weight of a page's first label.
[[nodiscard]] double first_weight(const LineChain& chain, LineLabel label);

/// The likeliest sequence of labels (Viterbi 1967) in which every telegram has a text.
[[nodiscard]] std::vector<LineLabel> best_labels(LineChain chain);

/// Logarithms of sums over all sequences (forward and backward algorithm, Rabiner 1989, section III).
struct ChainSums {
    /// Over all ways to each label of each line, its own score among them.
    std::vector<LabelScores> before;

    /// Over all ways from each label of each line to the end, without its own score.
    std::vector<LabelScores> after;

    double all = 0.0;
};
[[nodiscard]] ChainSums sum_sequences(const LineChain& chain);

/// How likely a label is at a line, 0 to 1, whatever the other lines have.
[[nodiscard]] double chance_of(const ChainSums& sums, std::size_t line, LineLabel label);

}  // namespace depesha
