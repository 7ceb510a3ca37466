// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/report/report.h"

#include <string>

namespace depesha {

/// The report as one HTML page that needs nothing beside it: no scripts, no network; to be read on screen and paper.
/// `folder`: the way from where the page will lie to the folder of results, "" or "../" and so on; links need it.
/// What has no picture says why. Same report and pictures, same bytes.
[[nodiscard]] std::string report_html(const Report& report, const Thumbnail& thumbnail, const std::string& folder = {});

}  // namespace depesha
