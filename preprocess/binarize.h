// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

namespace depesha {

/// Ink 0, paper 255, for finding lines only. `gray` is a page on even paper; `pixels_per_mm` its scale. The threshold
/// lies between the paper and the darkest ink hereabouts, so that faded lines stay and what shines through beside
/// stronger ink goes; single specks go.
[[nodiscard]] cv::Mat binarized(const cv::Mat& gray, double pixels_per_mm);

}  // namespace depesha
