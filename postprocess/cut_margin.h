// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/rows.h"

#include <vector>

namespace depesha {

/// Cuts the narrow left-hand column of offices off the rows and returns it as rows of its own, in their order; nothing
/// where the page has none. A column is three or more entries that begin at one edge while at most one other line of
/// ten begins left of where they end. `letter`: width of one, in pixels of the upright page.
[[nodiscard]] std::vector<Row> cut_margin(std::vector<Row>& rows, double letter);

}  // namespace depesha
