// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/reduce.h"

#include <opencv2/core/mat.hpp>

namespace depesha {

/// The straight edges of a sheet on a bed that is nearly as bright as its paper.
struct SheetEdges {
    /// 8-bit, size of the reduced image, 255 beyond the edges; empty where no edge was surely seen.
    cv::Mat beyond;

    /// 0 to 1: how much of its edges shows and how sharply, the least sure edge of those found; 0 where none was seen.
    double confidence = 0.0;

    /// Whether the bed is brighter than the paper.
    bool bright = false;
};

/// Looks along each border of a reduced grey image (about 50 dpi), within a third of its width or height, for a
/// straight line within 5 degrees of the border at which the paper's brightness steps by three grey levels or more, all
/// along and always the same way; there is no ink beyond it, nor within 2 mm before it. Two edges alone must step by 8
/// levels, one by 15. Each side stands for itself, so slight perspective is no matter; a side without an edge is taken
/// to lie on the border. Torn corners are left on the sheet.
[[nodiscard]] SheetEdges find_sheet_edges(const Reduced& gray);

}  // namespace depesha
