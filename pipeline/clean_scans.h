// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/log.h"
#include "pipeline/stages.h"

#include <string>

namespace depesha {

struct CleanedScans {
    ExitCode code = ExitCode::AllDone;

    /// What was measured on every page, as a JSON array.
    std::string json;
};

/// `depesha clean`: writes for every page the pictures of PagePictures and, as JSON, what was measured on it and what
/// was done, one page after the other. A page that fails is told in the log, and the next one taken. Keeps no journal.
/// Throws SetupError if a scan or the output folder is not there, BatchError if the disk gives up.
[[nodiscard]] CleanedScans clean_scans(const CleanCommand& command, const Stages& stages, Log& log);

}  // namespace depesha
