// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/reduce.h"

#include <opencv2/core/mat.hpp>

#include <string>

namespace depesha {

struct SheetOptions {
    /// Below this confidence the outline is doubtful and the whole page is kept.
    double min_confidence = 0.5;
};

/// The sheet of paper on its scanner bed.
struct Sheet {
    /// 8-bit, size of the reduced image, 255 where the bed shows; empty where the whole page is sheet or in doubt.
    cv::Mat bed;

    /// Share of the image that the sheet covers, 0 to 1.
    double share = 1.0;

    /// 0 to 1: how sharp, straight and solid the outline is; 0 where no bed was seen.
    double confidence = 0.0;

    /// One short sentence.
    std::string finding;
};

/// Finds the sheet on a bed darker or brighter than it, on a reduced grey image (about 50 dpi). The bed is what differs
/// from the paper, touches the border of the image, and ends at a sharp edge; torn corners count as bed. Where the bed
/// is nearly as bright as the paper straight edges tell, see SheetEdges. Bright film beyond a dark frame is bed, see
/// find_film_stripes.
[[nodiscard]] Sheet find_sheet(const Reduced& scan, const SheetOptions& options);

}  // namespace depesha
