// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/journal.h"

#include <string>

namespace depesha {

/// `depesha status`: what the journal of an output folder knows, for standard output. Also while a run is at work.
/// Throws SetupError if the folder has no journal.
[[nodiscard]] std::string status(const StatusCommand& command);

/// What a summary looks like, for people and for programs.
[[nodiscard]] std::string status_text(const JournalSummary& summary, bool running);
[[nodiscard]] std::string status_json(const JournalSummary& summary, bool running);

}  // namespace depesha
