// SPDX-License-Identifier: Apache-2.0
#include "preprocess/binarize.h"

#include "page/gray_histogram.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace depesha {
namespace {

/// Grey steps by which the darkest thousandth of a page lies below its surroundings: what full typed ink reaches.
int ink_contrast(const cv::Mat& below)
{
    GrayHistogram histogram;
    for (int y = 0; y < below.rows; y += 2) {
        histogram.add(below.ptr<unsigned char>(y), below.cols, 2);
    }
    const std::array<int, 256> counts = histogram.counts();
    auto left = static_cast<int>(below.total() / 4 / 1000);
    std::size_t value = 255;
    while (value > 0 && left >= counts[value]) {
        left -= counts[value];
        --value;
    }
    return static_cast<int>(value);
}

}  // namespace

Relief relief_of(const cv::Mat& gray, double pixels_per_mm)
{
    Relief relief;
    const double grain = 0.1 * pixels_per_mm;  // half a stroke
    cv::GaussianBlur(gray, relief.smooth, {0, 0}, grain);
    const int reach = 2 * static_cast<int>(2.5 * pixels_per_mm) + 1;  // two characters: wider than any stroke
    cv::blur(relief.smooth, relief.below, {reach, reach});
    cv::subtract(relief.below, relief.smooth, relief.below);
    // A third of full ink keeps what a worn ribbon left and loses what shines through; 10 is beyond smoothed grain.
    const double least = std::clamp(0.3 * ink_contrast(relief.below), 10.0, 40.0);
    relief.binary = relief.below < least;
    return relief;
}

}  // namespace depesha
