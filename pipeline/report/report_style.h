// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace depesha {

/// The style sheet of report.html: light and dark, screen and paper.
extern const std::string_view report_style;

}  // namespace depesha
