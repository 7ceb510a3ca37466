// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

struct Pix;

namespace cv {
class Mat;
}

namespace depesha {

struct PixDestroyer {
    void operator()(Pix* pix) const noexcept;
};

/// Owns a Leptonica image.
using PixPtr = std::unique_ptr<Pix, PixDestroyer>;

/// Copies an 8-bit image, one channel (grey) or three (BGR), into a Leptonica image of 8 or 32 bits.
/// Throws std::runtime_error if there is no memory for it.
[[nodiscard]] PixPtr to_pix(const cv::Mat& image);

/// Copies a Leptonica image of any depth: 8-bit grey (also from 1 bit), or BGR where it has colours.
/// Throws std::runtime_error if the image cannot be turned into either.
[[nodiscard]] cv::Mat to_mat(Pix* pix);

}  // namespace depesha
