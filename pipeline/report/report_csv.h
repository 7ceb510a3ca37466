// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/report/report.h"

#include <string>
#include <string_view>

namespace depesha {

/// One row for each page to look at, failed pages first, then those of telegrams to review, see docs/output.md. RFC
/// 4180 in UTF-8 with a byte order mark, for spreadsheets.
[[nodiscard]] std::string report_csv(const Report& report);

/// One cell of it: in quotes where it needs them, in one line, control characters as '?'. What a spreadsheet would take
/// for a formula gets an apostrophe before it.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace depesha
