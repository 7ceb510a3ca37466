// SPDX-License-Identifier: Apache-2.0
#include "preprocess/ink_map.h"

#include <opencv2/imgproc.hpp>

namespace depesha {
namespace {

/// What runs on along `line`, a kernel one pixel wide, `slack` allowing for a slight lean.
cv::Mat running_along(const cv::Mat& ink, cv::Size line, cv::Size slack)
{
    cv::Mat thick;
    cv::dilate(ink, thick, cv::getStructuringElement(cv::MORPH_RECT, slack));
    cv::morphologyEx(thick, thick, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, line));
    return thick;
}

/// Folds and rules: straight for longer than eight typed letters side by side, upright or lying, within 3 degrees.
cv::Mat long_lines(const cv::Mat& ink, const Reduced& scale)
{
    const Reduced half = halved({ink, scale.factor, scale.pixels_per_mm});
    const int length = odd_pixels(half, 20.0);
    const cv::Mat lying = running_along(half.pixels, {length, 1}, {1, 3});
    const cv::Mat standing = running_along(half.pixels, {1, length}, {3, 1});
    cv::Mat both = cv::max(lying, standing);
    // What little of a word's row is left between its letters is no line.
    constexpr double faint = 24.0;
    both.setTo(0, both < faint);
    both.setTo(255, both > 0);
    return stretched(both, ink.size());
}

}  // namespace

cv::Mat ink_map(const Reduced& gray, const cv::Mat& level, const cv::Mat& bed)
{
    cv::Mat bare;
    cv::divide(gray.pixels, stretched(level, gray.pixels.size()), bare, 255.0);
    // Paper noise stays within a tenth of the paper's brightness; a typed stroke at 100 dpi takes half of it away.
    constexpr double noise = 0.10;
    constexpr double full = 0.50;
    cv::Mat ink;
    bare.convertTo(ink, CV_8U, -1.0 / (full - noise), 255.0 * (1.0 - noise) / (full - noise));
    if (!bed.empty()) {
        ink.setTo(0, stretched(bed, ink.size()) > 0);
    }
    cv::Mat broad;
    const int side = odd_pixels(gray, 2.5);
    cv::morphologyEx(ink, broad, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {side, side}));
    cv::dilate(cv::max(broad, long_lines(ink, gray)), broad, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    return ink - broad;
}

}  // namespace depesha
