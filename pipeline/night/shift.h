// SPDX-License-Identifier: Apache-2.0
// What the child does, ordered by its supervisor.
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/log.h"
#include "pipeline/night/supervisor.h"
#include "pipeline/scan_list.h"
#include "pipeline/stages.h"

#include <filesystem>
#include <string>
#include <vector>

namespace depesha {

class OutputFolder;

/// All that one child after another works with.
struct Shift {
    const RunCommand& command;
    const StagesMaker& make;
    const Stages& stages;
    const ScanList& scans;
    const OutputFolder& output;
    Log& log;
};

/// Limits the memory of the calling process and shuts it in, with what the shift needs and `also` a folder to write to
/// (empty: none); see enter_sandbox. Leaves the sandbox out where the options say so. Returns what the kernel lacks.
std::vector<std::string> shut_in(const Shift& shift, const std::filesystem::path& also);

/// Does what is ordered, in the process that is to do it.
[[nodiscard]] WorkerEnded work(const Shift& shift, const Order& order, const Tell& tell);

}  // namespace depesha
