// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/reduce.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace depesha {

/// Punch holes: round, 3.5 to 9 mm wide, much darker or brighter than the paper around, within 30 mm of the edge of the
/// sheet. `bed` is that of Sheet and may be empty. Boxes in pixels of the reduced grey image (about 50 dpi).
[[nodiscard]] std::vector<cv::Rect> find_holes(const Reduced& gray, const cv::Mat& bed);

}  // namespace depesha
