// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/line_input.h"
#include "ocr/lstm/network.h"

#include <vector>

namespace depesha::testing_aid {

/// Runs a network in the plainest way, one number after another, by the definition of each layer. A row of
/// probabilities for each step.
[[nodiscard]] std::vector<std::vector<float>> run_plainly(const LineNetwork& network, const LineInput& line);

}  // namespace depesha::testing_aid
