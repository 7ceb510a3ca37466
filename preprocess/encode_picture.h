// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace cv {
class Mat;
}

namespace depesha {

/// Pictures for a person's eyes as the bytes of a file. Both take 8 bits a channel, grey or BGR, and throw
/// std::runtime_error where the picture is empty, larger than the format allows, or there is no memory for it.

/// Baseline JPEG, colours at half the resolution. quality: 1 to 100.
[[nodiscard]] std::string encode_jpeg(const cv::Mat& picture, int quality);

[[nodiscard]] std::string encode_png(const cv::Mat& picture);

}  // namespace depesha
