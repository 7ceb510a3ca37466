// SPDX-License-Identifier: Apache-2.0
// Runs over folders that were read before.
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/log.h"
#include "pipeline/stages.h"

namespace depesha {

/// `depesha retry`: reads again the failed pages of a folder of results. Throws as `run` does, and SetupError if the
/// folder holds no results or the folder of its scans is gone.
[[nodiscard]] ExitCode retry(const RetryCommand& command, const StagesMaker& make, Log& log);

/// `depesha watch`: runs until a signal asks to stop. What stops one run (a full disk) is told, and the next one comes
/// all the same. Throws SetupError and FolderHeld as `run` does.
[[nodiscard]] ExitCode watch(const WatchCommand& command, const StagesMaker& make, Log& log);

}  // namespace depesha
