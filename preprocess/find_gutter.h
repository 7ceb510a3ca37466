// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/reduce.h"

#include <opencv2/core/mat.hpp>

#include <string>
#include <vector>

namespace depesha {

/// The fold of a bound volume beside the page, and the strip of the facing page beyond it.
struct Gutter {
    /// 8-bit, size of the reduced image, 255 where the facing page shows; empty where none was surely seen.
    cv::Mat facing;

    /// Boxes of the strips, in pixels of the reduced image.
    std::vector<cv::Rect> strips;

    /// 0 to 1: how deep and straight the shadow is; 0 where none was seen.
    double confidence = 0.0;

    /// One short sentence.
    std::string finding;
};

/// Looks for gutters near the left and right side of a reduced grey image (about 50 dpi): a shadow broader than 4 mm
/// that runs from top to bottom within 3 degrees of upright, paper as bright on both sides, no ink across it, and
/// beyond it, on less than a quarter of the width, lines that the border of the image or the bed cuts. `bed` is that
/// of Sheet and may be empty. A strip whose lines have a margin may belong to the page and is left.
[[nodiscard]] Gutter find_gutter(const Reduced& gray, const cv::Mat& bed);

}  // namespace depesha
