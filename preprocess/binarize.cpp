// SPDX-License-Identifier: Apache-2.0
#include "preprocess/binarize.h"

#include "preprocess/reduce.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace depesha {
namespace {

/// Grey below which `fraction` of the pixels lie.
int percentile(const cv::Mat& image, double fraction)
{
    int counts[256] = {};
    for (int y = 0; y < image.rows; ++y) {
        const auto* row = image.ptr<unsigned char>(y);
        std::for_each(row, row + image.cols, [&](unsigned char value) { ++counts[value]; });
    }
    const double wanted = fraction * static_cast<double>(image.total());
    int value = 0;
    for (double seen = counts[0]; seen < wanted && value < 255; seen += counts[value]) {
        ++value;
    }
    return value;
}

}  // namespace

cv::Mat binarized(const cv::Mat& gray, double pixels_per_mm)
{
    constexpr double mm_per_inch = 25.4;
    const Reduced small = reduced(gray, std::max(600, std::max(gray.cols, gray.rows) / 3), pixels_per_mm * mm_per_inch);
    const double paper = percentile(small.pixels, 0.5);
    // A hundredth of a page with few lines is typed ink still.
    const double contrast = std::max(24.0, paper - percentile(small.pixels, 0.01));

    const int reach = odd_pixels(small, 8.0);
    cv::Mat darkest;
    cv::erode(small.pixels, darkest, cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
    cv::blur(darkest, darkest, {reach, reach});
    cv::Mat limit;
    darkest = cv::min(darkest, paper - 0.5 * contrast);
    darkest.convertTo(limit, CV_8U, 0.45, 0.55 * paper);
    cv::resize(limit, limit, gray.size(), 0.0, 0.0, cv::INTER_LINEAR);

    cv::Mat binary = gray >= limit;
    cv::medianBlur(binary, binary, 3);
    return binary;
}

}  // namespace depesha
