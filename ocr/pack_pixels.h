// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

#include <string>

namespace depesha {

/// Rows of 8-bit grey or BGR pixels as a PDF's Flate filter with PNG predictors takes them; BGR becomes RGB.
[[nodiscard]] std::string flate_pixels(const cv::Mat& pixels);

/// An 8-bit image of 0 and 255 (parted at 128) as CCITT group 4 data, white 0 bits.
/// Throws std::runtime_error if libtiff refuses.
[[nodiscard]] std::string group4_pixels(const cv::Mat& gray);

}  // namespace depesha
