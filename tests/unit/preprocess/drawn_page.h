// SPDX-License-Identifier: Apache-2.0
// Pages drawn for tests: letters are strokes, words and lines stand as a typewriter sets them.
#pragma once

#include "page/geometry.h"

#include <opencv2/core.hpp>

namespace depesha {

struct DrawnPage {
    cv::Size size{1240, 1754};
    double dpi = 150.0;
    int lines = 30;

    /// How far the lines fall to the right, about the page's centre.
    double lean_degrees = 0.0;

    /// Blue, green, red (a grey page uses the first).
    cv::Scalar paper{225, 225, 225};
    cv::Scalar ink{50, 50, 50};
    int type = CV_8UC1;
};

/// A page of typescript, 10 letters to the inch.
[[nodiscard]] cv::Mat typed_page(const DrawnPage& page);

/// Turns an image about its centre so that what was level falls to the right; the corners become `paper`.
[[nodiscard]] cv::Mat leaning(const cv::Mat& image, double degrees, const cv::Scalar& paper);

/// Grey noise, even or of the given mean and spread.
[[nodiscard]] cv::Mat noise(cv::Size size, double mean, double spread);

/// A sheet laid on a bed, turned by `degrees`; margins of the bed are `margin` pixels before the turn.
[[nodiscard]] cv::Mat on_bed(const cv::Mat& sheet, int margin, double degrees, double bed);

}  // namespace depesha
