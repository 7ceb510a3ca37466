// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

#include <opencv2/core/mat.hpp>

namespace depesha {

/// `image` (8-bit grey) as `to_image` sees it, a map from pixels of the result, which has `size`, to pixels of the
/// image: their left top corners, not their centres. Between pixels bilinear, each way by itself; around the image lies
/// `beyond`, 0 to 255. Whole shifts leave the pixels as they are.
///
/// A lean of some degrees without a change of size costs less than half of what OpenCV's warpAffine takes, which does
/// the other maps.
[[nodiscard]] cv::Mat warp_gray(const cv::Mat& image, const Transform& to_image, Size size, double beyond);

/// `image` (8-bit grey) turned counterclockwise about its middle; 0 comes in at the corners.
[[nodiscard]] cv::Mat turned_back(const cv::Mat& image, double degrees);

}  // namespace depesha
