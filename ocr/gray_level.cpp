// SPDX-License-Identifier: Apache-2.0
#include "ocr/gray_level.h"

#include "page/gray_histogram.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace depesha {

int level_of(const cv::Mat& gray, double share)
{
    const std::array<int, 256> counts = GrayHistogram(gray).counts();
    int left = static_cast<int>(share * gray.rows * gray.cols);
    std::size_t value = 0;
    while (value < 255 && left >= counts[value]) {
        left -= counts[value];
        ++value;
    }
    return static_cast<int>(value);
}

double mean_where(const cv::Mat& gray, const cv::Mat& mask)
{
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (int y = 0; y < gray.rows; ++y) {
        const auto* row = gray.ptr<unsigned char>(y);
        const auto* wanted = mask.ptr<unsigned char>(y);
        std::uint32_t row_sum = 0;
        std::uint32_t row_count = 0;
        for (int x = 0; x < gray.cols; ++x) {
            const unsigned taken = wanted[x] != 0 ? 1U : 0U;  // no branch: many pixels at once
            row_sum += taken * row[x];
            row_count += taken;
        }
        sum += row_sum;
        count += row_count;
    }
    return count > 0 ? static_cast<double>(sum) / static_cast<double>(count) : 0.0;
}

}  // namespace depesha
