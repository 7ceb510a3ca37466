// SPDX-License-Identifier: Apache-2.0
#include "preprocess/reduce.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace depesha {
namespace {

cv::Mat averaged(const cv::Mat& image, int factor)
{
    const cv::Size size(std::max(1, image.cols / factor), std::max(1, image.rows / factor));
    const cv::Rect whole_squares(0, 0, std::min(image.cols, size.width * factor),
                                 std::min(image.rows, size.height * factor));
    cv::Mat small;
    cv::resize(image(whole_squares), small, size, 0.0, 0.0, cv::INTER_AREA);
    return small;
}

}  // namespace

Reduced reduced_by(const cv::Mat& image, int factor, double dpi)
{
    constexpr double mm_per_inch = 25.4;
    return {factor == 1 ? image : averaged(image, factor), factor, dpi / mm_per_inch / factor};
}

int factor_to(const cv::Mat& image, double dpi, double wanted_dpi)
{
    constexpr int most_pixels = 4000;
    const int longest = std::max(image.cols, image.rows);
    const int needed = (longest + most_pixels - 1) / most_pixels;
    return std::max({1, needed, static_cast<int>(std::lround(dpi / wanted_dpi))});
}

Reduced halved(const Reduced& image)
{
    return {averaged(image.pixels, 2), image.factor * 2, image.pixels_per_mm / 2.0};
}

Reduced gray_of(const Reduced& image)
{
    if (image.pixels.channels() == 1) {
        return image;
    }
    Reduced gray = image;
    gray.pixels = cv::Mat();
    cv::cvtColor(image.pixels, gray.pixels, cv::COLOR_BGR2GRAY);
    return gray;
}

int odd_pixels(const Reduced& image, double millimetres)
{
    const int half = static_cast<int>(std::lround(millimetres * image.pixels_per_mm / 2.0));
    return 2 * std::max(1, half) + 1;
}

}  // namespace depesha
