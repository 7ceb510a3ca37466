// SPDX-License-Identifier: Apache-2.0
// What is to be settled before the first page of a run.
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/log.h"
#include "pipeline/night/settling.h"
#include "pipeline/output_folder.h"
#include "pipeline/scan_list.h"

#include <string>
#include <vector>

namespace depesha {

/// What there is to do in a run, and what not.
struct Beginning {
    ScanList scans;

    /// Files that were asked for and cannot be read.
    int refused = 0;

    /// Scans that somebody is still writing to: not in the list.
    std::vector<UnsettledScan> unsettled;
};

/// Brings the journal to where the scans are now. Throws SetupError where they belong to other results.
[[nodiscard]] Beginning begin_run(ScanList scans, const BatchOptions& options, Redo redo, const OutputFolder& output,
                                  Settling& settling, Log& log);

/// A wrong folder or pattern must not look like work well done.
void tell_if_nothing_to_read(const RunCommand& command, const ScanList& scans, Log& log);

}  // namespace depesha
