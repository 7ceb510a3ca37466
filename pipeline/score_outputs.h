// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"

#include <string>

namespace depesha {

/// `depesha score`: measures the outputs below a folder against the transcripts and records of truth below another;
/// returns the table, or JSON, for standard output, and writes the HTML page if one is asked for.
/// Throws SetupError if there is no truth, no output that belongs to it, a file of either that cannot be used, or no
/// way to write the page.
[[nodiscard]] std::string score_outputs(const ScoreCommand& command);

}  // namespace depesha
