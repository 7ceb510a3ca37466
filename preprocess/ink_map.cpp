// SPDX-License-Identifier: Apache-2.0
#include "preprocess/ink_map.h"

#include <opencv2/imgproc.hpp>

namespace depesha {
namespace {

cv::Mat stretched(const cv::Mat& image, cv::Size size)
{
    cv::Mat large;
    cv::resize(image, large, size, 0.0, 0.0, cv::INTER_LINEAR);
    return large;
}

/// What is straight for longer than any word's stroke, in either direction.
cv::Mat long_lines(const cv::Mat& ink, const Reduced& scale)
{
    const int length = odd_pixels(scale, 12.0);
    cv::Mat lying;
    cv::morphologyEx(ink, lying, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {length, 1}));
    cv::Mat standing;
    cv::morphologyEx(ink, standing, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {1, length}));
    return cv::max(lying, standing);
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
