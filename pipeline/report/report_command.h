// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/report/report.h"
#include "pipeline/run.h"

#include <string>

namespace depesha {

/// `depesha report`: writes the report of an output folder anew, as its journal stands; of the run it tells what the
/// report before told. Returns where it lies, for standard output. Throws SetupError if the folder has no journal or
/// the metrics cannot be written, FolderHeld while a run is at work, which writes it itself at its end.
[[nodiscard]] std::string write_report_anew(const ReportCommand& command, const StagesMaker& make);

/// Small pictures as these stages make them.
[[nodiscard]] Thumbnail thumbnail_of(const Stages& stages);

}  // namespace depesha
