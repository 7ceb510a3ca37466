// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_orientation.h"

#include "page/components.h"
#include "preprocess/deskew.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace depesha {
namespace {

/// Letters joined to words: their widths and heights, weighted by area, as log of width over height, mean.
double wideness_of_words(const cv::Mat& ink, double pixels_per_mm)
{
    // Letters stand less than 1 mm apart, lines more than 1.5 mm.
    const int gap = std::max(2, static_cast<int>(std::lround(1.2 * pixels_per_mm)));
    cv::Mat words = ink > 60;
    cv::morphologyEx(words, words, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, gap}));
    double wide = 0.0;
    double all = 1e-9;
    for (const Component& word : find_components(words)) {
        const double width = word.box.width();
        const double height = word.box.height();
        if (std::min(width, height) > 8.0 * pixels_per_mm || std::max(width, height) < 2.5 * pixels_per_mm) {
            continue;
        }
        wide += word.area * std::clamp(std::log(width / height), -1.5, 1.5);
        all += word.area;
    }
    return wide / all;
}

}  // namespace

TextDirection find_text_direction(const cv::Mat& ink, double pixels_per_mm)
{
    cv::Mat turned;
    cv::rotate(ink, turned, cv::ROTATE_90_CLOCKWISE);
    const double max_degrees = DeskewOptions{}.max_degrees;
    const double lying = line_energy(ink, max_degrees);
    const double standing = line_energy(turned, max_degrees);
    if (lying <= 0.0 || standing <= 0.0) {
        return {};
    }
    // Words tell more than the profile: columns of a typewriter's even letters make one, too.
    const double steeper = std::clamp(std::log(lying / standing), -1.0, 1.0);
    const double wider = wideness_of_words(ink, pixels_per_mm);
    constexpr double most = 3.6;
    const double horizontal = (steeper + 2.0 * wider) / most;
    return {horizontal < 0.0, std::min(1.0, std::abs(horizontal))};
}

}  // namespace depesha
