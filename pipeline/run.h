// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/log.h"
#include "pipeline/stages.h"

namespace depesha {

/// `depesha run`: the whole of it. The process must have one thread only. Throws SetupError, FolderHeld, BatchError.
[[nodiscard]] ExitCode run(const RunCommand& command, const StagesMaker& make, Log& log);

}  // namespace depesha
