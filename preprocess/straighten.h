// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

#include <opencv2/core/mat.hpp>

#include <span>

namespace depesha {

/// How pixels of a scan come to stand on the clean page.
struct Placement {
    /// From pixels of the clean page to pixels of the scan.
    Transform to_scan;

    Size size;
};

/// What is asked of a placement.
struct Pose {
    /// Clockwise, 0, 90, 180 or 270 degrees, done first.
    int orientation = 0;

    /// How far the text falls to the right after that, in degrees; it is turned back.
    double skew_degrees = 0.0;

    /// Pixels of the clean page for one pixel of the scan.
    double scale = 1.0;
};

/// Places a scan of `scan` pixels so that all of `corners` (pixels of the scan) just fit on the clean page.
[[nodiscard]] Placement placed(const Pose& pose, Size scan, std::span<const Point> corners);

/// One warp of the pixels of `image`, which is the scan made smaller by `factor`. What lies outside becomes `paper`.
/// Only quarter turns, whole shifts and no scaling leave the pixels as they are.
[[nodiscard]] cv::Mat warped(const cv::Mat& image, int factor, const Placement& placement, double paper);

}  // namespace depesha
