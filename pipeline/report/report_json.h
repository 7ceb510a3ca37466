// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/report/report.h"

#include <filesystem>
#include <string>

namespace depesha {

/// The report for programs, see docs/output.md. UTF-8, whatever the names of files are.
[[nodiscard]] std::string report_json(const Report& report);

/// What the report.json of an earlier run says of that run.
struct EarlierReport {
    Night night;
    std::string last_success;
};

/// Empty where there is none in the folder of results, or none that can be read.
[[nodiscard]] EarlierReport earlier_report(const std::filesystem::path& out);

}  // namespace depesha
