// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/score/score_report.h"

#include <string>

namespace depesha {

/// The report as one HTML page that needs nothing beside it, no scripts, no network: the figures, and of every
/// document, the worst text first, the transcript beside what was read with their differences marked, and the fields of
/// its records, those right, near, wrong, missing and invented.
[[nodiscard]] std::string score_html(const ScoreReport& report);

}  // namespace depesha
