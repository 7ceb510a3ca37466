// SPDX-License-Identifier: Apache-2.0
// What is known of how lines follow one another on telegrams: a conditional random field along a chain (Lafferty,
// McCallum, Pereira 2001). Its weights were learned from labelled pages (postprocess/training).
#pragma once

#include "postprocess/labels/line_features.h"
#include "postprocess/telegram_page.h"

#include <array>
#include <string>
#include <string_view>

namespace depesha {

/// The labels that are told along the chain; Furniture and Margin, the last two, are told before.
inline constexpr std::size_t chain_labels = line_labels - 2;

/// One number for each label of the chain.
using LabelScores = std::array<double, chain_labels>;

/// Weights: natural logarithms, added up along a page; the higher the sum, the likelier the sequence.
struct LabelModel {
    /// How much each feature of a line speaks for each label.
    std::array<LineFeatures, chain_labels> line{};

    /// From the label of a line (first index) to that of the next.
    std::array<LabelScores, chain_labels> step{};

    /// The label of a page's first line; on a page that says it is the second or a later one, second_page.
    LabelScores first{};
    LabelScores second_page{};

    /// Added where another telegram begins below a rule or a row of stars, or with a title by itself.
    double after_rule = 0.0;
    double title = 0.0;

    /// As postprocess/labels/label_model.toml had it when the program was built.
    [[nodiscard]] static const LabelModel& built_in();
};

/// Names of labels in files: snake_case.
[[nodiscard]] const std::array<std::string_view, chain_labels>& label_names();

/// Reads what write_label_model() writes; weights that are not named are zero. Throws std::runtime_error with one
/// sentence about what is wrong.
[[nodiscard]] LabelModel read_label_model(std::string_view toml);

/// As TOML: tables of weights by name, three decimals, zeros left out. The same model gives the same bytes.
[[nodiscard]] std::string write_label_model(const LabelModel& model);

/// How well each label fits one line by itself.
[[nodiscard]] LabelScores score_line(const LabelModel& model, const LineFeatures& features);

/// True where a line labelled `to` may follow one labelled `from`; the rest is never chosen.
[[nodiscard]] bool may_follow(LineLabel from, LineLabel to);

/// True where a page may begin with the label.
[[nodiscard]] bool may_begin(LineLabel label);

/// True where the step from one label to the next begins another telegram.
[[nodiscard]] bool starts_over(LineLabel from, LineLabel to);

}  // namespace depesha
