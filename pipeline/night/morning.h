// SPDX-License-Identifier: Apache-2.0
// The end of a run: what it was, and the report on it.
#pragma once

#include "pipeline/night/night_run.h"
#include "pipeline/report/night.h"

#include <chrono>

namespace depesha {

/// A moment as it is told: "2026-11-30T22:00:04+03:00".
[[nodiscard]] std::string local_time(std::chrono::system_clock::time_point moment);

/// What the run was that ends now.
[[nodiscard]] Night night_of(const NightRun& run, const WorkerEnded& ended, ExitCode code);

/// Writes report.html, report.json, report.csv and the metrics that are asked for, in a process of their own, for the
/// pictures are drawn from scans. If that breaks down or hangs, they are written without pictures. Trouble is told to
/// the log, and no reason to end a run otherwise.
void write_morning_report(const Shift& shift, const Night& night);

}  // namespace depesha
