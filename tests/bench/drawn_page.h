// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/recognized_page.h"
#include "page/scan_page.h"

#include <string>
#include <vector>

namespace depesha {

/// The lines that the drawn page holds.
[[nodiscard]] std::vector<std::string> drawn_lines();

/// A typed A4 page of 33 lines as scanned at 300 dpi: colour, uneven paper, a dark bed around it, leaning by 1.5
/// degrees.
[[nodiscard]] ScanPage drawn_page();

/// The same lines as an engine would give them.
[[nodiscard]] RecognizedPage recognized_page();

}  // namespace depesha
