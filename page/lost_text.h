// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

namespace depesha {

/// Type that stands on a page and in none of the words read there.
struct LostText {
    /// Pixels of the scan.
    Box box;

    /// Pixels of the upright page.
    Box place;

    /// About how many, spaces included.
    int characters = 0;
};

}  // namespace depesha
