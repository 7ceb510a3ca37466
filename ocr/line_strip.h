// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

#include <opencv2/core/mat.hpp>

namespace depesha {

/// The grey strip of one line segment as the network wants it, and where it came from.
struct LineStrip {
    /// 8-bit grey, paper white.
    cv::Mat gray;

    /// Where the strip's top left pixel lies on the page.
    int left = 0;
    int top = 0;
};

/// Cuts `segment` out of a clean grey page with a narrow margin, its paper lifted to white so that grain beside the
/// letters is not read as points and quotes. The segment must share pixels with the page.
[[nodiscard]] LineStrip cut_strip(const cv::Mat& gray, const Box& segment);

}  // namespace depesha
