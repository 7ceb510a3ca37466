// SPDX-License-Identifier: Apache-2.0
#include "page/clean_page.h"

#include <opencv2/core.hpp>

#include <algorithm>

namespace depesha {

CleanPage turned_over(const CleanPage& page)
{
    CleanPage turned = page;
    const double width = page.gray.cols;
    const double height = page.gray.rows;
    cv::rotate(page.gray, turned.gray, cv::ROTATE_180);
    if (!page.binary.empty()) {
        cv::rotate(page.binary, turned.binary, cv::ROTATE_180);
    }
    turned.to_scan = chained({-1.0, 0.0, 0.0, -1.0, width, height}, page.to_scan);
    turned.orientation = (page.orientation + 180) % 360;
    for (Box& line : turned.lines) {
        line = {page.gray.cols - line.right, page.gray.rows - line.bottom, page.gray.cols - line.left,
                page.gray.rows - line.top};
    }
    std::reverse(turned.lines.begin(), turned.lines.end());
    return turned;
}

}  // namespace depesha
