// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/journal.h"
#include "pipeline/night/live_status.h"

#include <filesystem>
#include <optional>
#include <string>

namespace depesha {

/// `depesha status`: what the journal of an output folder knows, for standard output. Also while a run is at work.
/// Throws SetupError if the folder has no journal.
[[nodiscard]] std::string status(const StatusCommand& command);

/// The journal of a folder of results, for reading. Throws SetupError if it has none.
[[nodiscard]] Journal journal_of(const std::filesystem::path& folder);

/// What a run at work has told of itself; `live` empty: none is at work, or it has just begun.
struct RunAtWork {
    bool running = false;
    std::optional<LiveStatus> live;
};

/// What a summary looks like, for people and for programs.
[[nodiscard]] std::string status_text(const JournalSummary& summary, const RunAtWork& run);
[[nodiscard]] std::string status_json(const JournalSummary& summary, const RunAtWork& run);

}  // namespace depesha
