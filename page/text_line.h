// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

#include <vector>

namespace depesha {

/// One typed line as found on the page, before it is read.
struct TextLine {
    /// What the segments cover together.
    Box box;

    /// The parts of the line that wide gaps keep apart (a date at the left, a name at the right), left to right.
    std::vector<Box> segments;
};

}  // namespace depesha
