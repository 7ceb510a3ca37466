// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/log.h"
#include "pipeline/scan_list.h"
#include "pipeline/stages.h"

namespace depesha {

/// `depesha run --dry-run`: says what would be done, and writes nothing.
void dry_run(const RunCommand& command, const Stages& stages, const ScanList& scans, Log& log);

}  // namespace depesha
