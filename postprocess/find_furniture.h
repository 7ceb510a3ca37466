// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram_page.h"

#include <vector>

namespace depesha {

/// What a page tells of itself.
struct PageSigns {
    /// 0 for none.
    int number = 0;

    /// «Продолжение», "(continued)" at its head.
    bool continued = false;
};

/// Labels page numbers, running heads, rules, release lines, repeated classification banners and noise as Furniture,
/// and entries of the left-hand column as Margin.
PageSigns find_furniture(std::vector<LabelledLine>& lines);

}  // namespace depesha
