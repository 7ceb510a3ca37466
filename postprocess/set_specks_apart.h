// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/rows.h"

#include <vector>

namespace depesha {

/// Gives specks at either end of a row rows of their own, below it. `left`: left edge of the text, `letter`: width of
/// one, in pixels of the upright page.
void set_specks_apart(std::vector<Row>& rows, double left, double letter);

}  // namespace depesha
