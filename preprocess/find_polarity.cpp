// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_polarity.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace depesha {

Polarity find_polarity(const Reduced& gray)
{
    const cv::Size size = gray.pixels.size();
    const cv::Rect middle(size.width / 6, size.height / 6, std::max(1, size.width * 2 / 3),
                          std::max(1, size.height * 2 / 3));
    cv::Mat detail;
    gray.pixels(middle).convertTo(detail, CV_32F);
    const double brightness = cv::mean(detail)[0];
    cv::Mat around;
    const int reach = odd_pixels(gray, 8.0);
    cv::blur(detail, around, {reach, reach});
    detail -= around;
    const cv::Mat square = detail.mul(detail);
    const double variance = cv::mean(square)[0];
    // A grey step or two is the grain of blank paper.
    constexpr double least_variance = 9.0;
    if (variance < least_variance) {
        return {};
    }
    const double skewness = cv::mean(square.mul(detail))[0] / std::pow(variance, 1.5);
    // Typed pages were seen from -6 to -1, whatever the brightness of their paper.
    constexpr double dark = 110.0;
    return {brightness < dark && skewness > 1.0, skewness};
}

}  // namespace depesha
