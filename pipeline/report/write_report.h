// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/output_folder.h"
#include "pipeline/report/report.h"

#include <cstddef>

namespace depesha {

/// Reports of so many runs are kept: a month of nights.
inline constexpr std::size_t max_kept_reports = 30;

/// Writes report.html, report.json and report.csv into the folder of results, all or none. Of a run that is known, the
/// first two also go to .depesha/reports/<its begin>/, where the oldest beyond `max_kept_reports` are removed.
/// Throws as OutputFolder does; what cannot be drawn is told in the page.
void write_report(const Report& report, const Thumbnail& thumbnail, const OutputFolder& output);

}  // namespace depesha
