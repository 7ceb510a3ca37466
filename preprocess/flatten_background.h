// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/reduce.h"

#include <opencv2/core/mat.hpp>

namespace depesha {

struct BackgroundOptions {
    /// A page whose paper is evener than this (see PaperLevel::spread) is left as it is.
    double min_spread = 0.10;
};

/// How bright the bare paper is from place to place.
struct PaperLevel {
    /// 8-bit, as many channels as the image measured, at its scale; smooth, nowhere 0, also given where no paper is.
    cv::Mat level;

    /// How uneven the paper is: 1 - 5th / 95th percentile of `level` on the sheet. Flat pages stay below 0.1.
    double spread = 0.0;
};

/// Measures the paper on a reduced image (about 50 dpi). `not_paper` (8-bit, same size, 255 where bed or holes are)
/// is left out and continued from the paper around it; it may be empty.
[[nodiscard]] PaperLevel find_paper_level(const Reduced& image, const cv::Mat& not_paper);

/// Divides a grey image by the level of its paper (smaller, stretched over it), in place: the paper becomes an even
/// `paper`, ink keeps its shades.
void flatten(cv::Mat& gray, const cv::Mat& level, double paper);

}  // namespace depesha
