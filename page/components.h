// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace depesha {

/// Ink that hangs together.
struct Component {
    Box box;

    /// Pixels of ink.
    int area = 0;

    [[nodiscard]] double middle() const { return 0.5 * (box.top + box.bottom); }
};

/// The connected parts of the pixels above 0 of an 8-bit image, neighbours also across corners, in the order of their
/// first pixels, row by row. Labels runs of pixels and not pixels (He, Chao, Suzuki: A run-based two-scan labeling
/// algorithm, IEEE Transactions on Image Processing 17, 2008), which on a page of type are a hundredth as many.
[[nodiscard]] std::vector<Component> find_components(const cv::Mat& ink);

}  // namespace depesha
