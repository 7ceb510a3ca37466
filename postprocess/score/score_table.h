// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/score/score_report.h"

#include <string>

namespace depesha {

/// Which documents stand in a report by themselves.
enum class EachDocument { LeftOut, Told };

/// The report as plain text for people, UTF-8.
[[nodiscard]] std::string score_table(const ScoreReport& report, EachDocument each);

/// The report as JSON for programs (docs/output.md).
[[nodiscard]] std::string score_json(const ScoreReport& report, EachDocument each);

}  // namespace depesha
