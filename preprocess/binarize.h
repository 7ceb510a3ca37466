// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

namespace depesha {

/// Ink 0, paper 255, for finding lines only. `gray` is a page on even paper; `pixels_per_mm` its scale. Ink is what
/// lies below the mean of its surroundings by a third of what full typed ink does on this page: faded letters stay,
/// grain and what shines through from the back go.
[[nodiscard]] cv::Mat binarized(const cv::Mat& gray, double pixels_per_mm);

}  // namespace depesha
