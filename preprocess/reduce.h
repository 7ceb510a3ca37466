// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

namespace depesha {

/// An image made smaller by a whole factor: what is measured is measured on it.
struct Reduced {
    /// 8-bit, one or three channels as the image it came from.
    cv::Mat pixels;

    /// Pixels of the full image for one of these, at least 1. The left top corners coincide.
    int factor = 1;

    /// Pixels of this reduced image for one millimetre of the sheet.
    double pixels_per_mm = 4.0;
};

/// Averages squares of `factor` x `factor` pixels; `dpi` is that of the full image. Factor 1 shares its pixels.
[[nodiscard]] Reduced reduced_by(const cv::Mat& image, int factor, double dpi);

/// The whole factor that brings an image of `dpi` nearest to `wanted_dpi`, at least 1; larger where the longer side
/// would still have more than 4000 pixels.
[[nodiscard]] int factor_to(const cv::Mat& image, double dpi, double wanted_dpi);

/// Averages squares of 2 x 2 pixels of a reduced image once more.
[[nodiscard]] Reduced halved(const Reduced& image);

/// What was measured on a reduced image, laid over one of `size`; bilinear.
[[nodiscard]] cv::Mat stretched(const cv::Mat& image, const cv::Size& size);

/// Grey of a reduced image: itself where it is grey.
[[nodiscard]] Reduced gray_of(const Reduced& image);

/// A length on the sheet in whole pixels of this image, odd and at least 3: a kernel size.
[[nodiscard]] int odd_pixels(const Reduced& image, double millimetres);

}  // namespace depesha
