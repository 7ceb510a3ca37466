// SPDX-License-Identifier: Apache-2.0
// A run from its first child to its last.
#pragma once

#include "pipeline/begin_run.h"
#include "pipeline/night/shift.h"
#include "pipeline/night/supervisor.h"
#include "pipeline/night/vigil.h"

#include <vector>

namespace depesha {

class NightRun {
public:
    /// All must outlive it.
    NightRun(const RunCommand& command, const StagesMaker& make, const Stages& stages, const OutputFolder& output,
             Log& log);

    /// Reads these scans, and in a second round what was still being copied when the first one began. Returns how it
    /// ended: AllDone, Stopped or BatchStopped.
    [[nodiscard]] WorkerEnded run(ScanList scans);

    [[nodiscard]] const Vigil& vigil() const { return vigil_; }
    [[nodiscard]] const Shift& shift() const { return shift_; }

    /// Files that were asked for and cannot be read.
    [[nodiscard]] int refused() const { return beginning_.refused; }

    /// Scans that are left for the next run.
    [[nodiscard]] const std::vector<UnsettledScan>& unsettled() const { return beginning_.unsettled; }

    [[nodiscard]] bool was_idle() const { return vigil_.tally().done + vigil_.tally().failed == 0; }

private:
    [[nodiscard]] WorkerEnded round(ScanList scans, Redo redo);
    [[nodiscard]] bool may_wait_for_copies(const WorkerEnded& ended) const;
    void wait_for_copies() const;

    const RunCommand& command_;
    const OutputFolder& output_;
    Log& log_;
    Settling settling_;
    Vigil vigil_;
    Beginning beginning_;
    Shift shift_;
    Supervisor supervisor_;
};

}  // namespace depesha
