// SPDX-License-Identifier: Apache-2.0
#include "preprocess/draw_thumbnail.h"

#include "preprocess/encode_picture.h"
#include "preprocess/reduce.h"

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
    const cv::Mat near_size = reduced_by(pixels, static_cast<int>(1.0 / scale), 1.0).pixels;
    cv::Mat small;
    cv::resize(near_size, small, {side(pixels.cols), side(pixels.rows)}, 0.0, 0.0, cv::INTER_LINEAR);
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
