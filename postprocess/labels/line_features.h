// SPDX-License-Identifier: Apache-2.0
// A line as a row of numbers, which the weights of label_model.h are learned for.
#pragma once

#include "postprocess/labels/line_sight.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace depesha {

inline constexpr std::size_t line_features = 77;

/// One number for each feature, -1 to 1; most are 0 or 1.
using LineFeatures = std::array<double, line_features>;

/// The names of the features, in their order: snake_case, each once.
[[nodiscard]] const std::array<std::string_view, line_features>& feature_names();

/// True where the line goes on with a handling line that ended no sentence.
[[nodiscard]] bool goes_on_with_caveat(const LineSight& sight, const LineSight* above);

/// True where the line may go on with a subject that the line above did not end ("DHOFAR COAST" below "SUBJECT: FISHING
/// BY FOREIGN TRAWLERS OFF").
[[nodiscard]] bool goes_on_with_subject(const LineSight& sight, const LineSight* above);

/// What is seen of a line by itself, beside the line above it (null for the first line), and by the habit of its page.
[[nodiscard]] LineFeatures features_of(const LineSight& sight, const LineSight* above, const PageHabit& habit);

}  // namespace depesha
