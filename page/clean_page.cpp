// SPDX-License-Identifier: Apache-2.0
#include "page/clean_page.h"

#include <opencv2/core.hpp>

#include <algorithm>

namespace depesha {
namespace {

Box turned_over(const Box& box, cv::Size size)
{
    return {size.width - box.right, size.height - box.bottom, size.width - box.left, size.height - box.top};
}

cv::Mat turned_over(const cv::Mat& image)
{
    cv::Mat turned;  // never the image's own pixels: Mats share them
    if (!image.empty()) {
        cv::rotate(image, turned, cv::ROTATE_180);
    }
    return turned;
}

}  // namespace

CleanPage turned_over(const CleanPage& page)
{
    CleanPage turned = page;
    const double width = page.gray.cols;
    const double height = page.gray.rows;
    turned.gray = turned_over(page.gray);
    turned.binary = turned_over(page.binary);
    turned.to_scan = chained({-1.0, 0.0, 0.0, -1.0, width, height}, page.to_scan);
    turned.orientation = (page.orientation + 180) % 360;
    for (TextLine& line : turned.lines) {
        line.box = turned_over(line.box, page.gray.size());
        for (Box& segment : line.segments) {
            segment = turned_over(segment, page.gray.size());
        }
        std::reverse(line.segments.begin(), line.segments.end());
    }
    std::reverse(turned.lines.begin(), turned.lines.end());
    return turned;
}

}  // namespace depesha
