// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram_page.h"

#include <vector>

namespace depesha {

/// Labels page numbers, running heads, rules, release lines, repeated classification banners and noise as Furniture,
/// and entries of the left-hand column as Margin. Returns the number that the page tells of itself, 0 for none.
int find_furniture(std::vector<LabelledLine>& lines);

}  // namespace depesha
