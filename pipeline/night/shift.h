// SPDX-License-Identifier: Apache-2.0
// What the child does, ordered by its supervisor.
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/log.h"
#include "pipeline/night/supervisor.h"
#include "pipeline/scan_list.h"
#include "pipeline/stages.h"

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

/// Does what is ordered, in the process that is to do it.
[[nodiscard]] WorkerEnded work(const Shift& shift, const Order& order, const Tell& tell);

}  // namespace depesha
