// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/report/report.h"

#include <filesystem>
#include <string>

namespace depesha {

/// The figures of a report in Prometheus' text format, for the textfile collector of node_exporter; every sample bears
/// the folder of results, so that several nights may be told on one machine. What is not known is left out.
[[nodiscard]] std::string metrics_text(const Report& report);

/// Writes them by rename; the name has to end in ".prom" for the collector to see it. Throws std::runtime_error with a
/// sentence if that fails: no reason to end a run.
void write_metrics(const Report& report, const std::filesystem::path& file);

}  // namespace depesha
