// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/log.h"
#include "pipeline/stages.h"

#include <functional>

namespace depesha {

using StagesMaker = std::function<Stages(const Options&)>;

/// `depesha run`: the whole of it. Throws SetupError, FolderHeld, BatchError.
[[nodiscard]] ExitCode run(const RunCommand& command, const StagesMaker& make, Log& log);

}  // namespace depesha
