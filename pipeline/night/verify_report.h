// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/log.h"
#include "pipeline/night/verify.h"

#include <string>

namespace depesha {

/// What a report looks like, for people and for programs.
[[nodiscard]] std::string verify_text(const VerifyReport& report);
[[nodiscard]] std::string verify_json(const VerifyReport& report);

struct Verified {
    /// AllDone if there is no fault, else SomePagesFailed.
    ExitCode code = ExitCode::AllDone;

    /// For standard output.
    std::string text;
};

/// `depesha verify`: holds a folder of results and its scans against the journal; also while a run is at work. Writes
/// nothing; the log tells how far it is. Throws SetupError if the folder has no journal.
[[nodiscard]] Verified verify(const VerifyCommand& command, Log& log);

}  // namespace depesha
