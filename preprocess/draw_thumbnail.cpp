// SPDX-License-Identifier: Apache-2.0
#include "preprocess/draw_thumbnail.h"

#include "preprocess/encode_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <stdexcept>

namespace depesha {
namespace {

constexpr double max_height = 900.0;
constexpr double max_width = 1200.0;  // facing pages lie side by side on one scan
constexpr int jpeg_quality = 70;      // below it a halo stands around typed letters

cv::Mat reduced(const cv::Mat& pixels)
{
    const double scale = std::min({1.0, max_height / pixels.rows, max_width / pixels.cols});
    const auto side = [&](int length) { return std::max(1, cvRound(length * scale)); };
    cv::Mat halves = pixels;
    if (scale <= 0.5) {  // by halves first, which is a quarter of the work
        cv::resize(pixels, halves, {}, 0.5, 0.5, cv::INTER_AREA);
    }
    cv::Mat small;
    cv::resize(halves, small, {side(pixels.cols), side(pixels.rows)}, 0.0, 0.0, cv::INTER_AREA);
    return small;
}

}  // namespace

std::string draw_thumbnail(const ScanPage& page)
{
    if (page.pixels.empty()) {
        throw std::runtime_error("the scan cannot be drawn: it has no pixels");
    }
    return encode_jpeg(reduced(page.pixels), jpeg_quality);
}

}  // namespace depesha
