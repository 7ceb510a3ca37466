// SPDX-License-Identifier: Apache-2.0
#include "ocr/gray_level.h"

#include <array>
#include <cstddef>

namespace depesha {

int level_of(const cv::Mat& gray, double share)
{
    std::array<int, 256> counts{};
    for (int y = 0; y < gray.rows; ++y) {
        const auto* row = gray.ptr<unsigned char>(y);
        for (int x = 0; x < gray.cols; ++x) {
            ++counts[row[x]];
        }
    }
    int left = static_cast<int>(share * gray.rows * gray.cols);
    std::size_t value = 0;
    while (value < 255 && left >= counts[value]) {
        left -= counts[value];
        ++value;
    }
    return static_cast<int>(value);
}

}  // namespace depesha
