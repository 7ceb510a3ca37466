// SPDX-License-Identifier: Apache-2.0
#include "page/gray_histogram.h"

#include <cstddef>

namespace depesha {

GrayHistogram::GrayHistogram(const cv::Mat& image)
{
    for (int y = 0; y < image.rows; ++y) {
        add(image.ptr<unsigned char>(y), image.cols);
    }
}

void GrayHistogram::add(const unsigned char* pixels, int count, int step)
{
    int x = 0;
    for (; x + 3 * step < count; x += 4 * step) {
        for (std::size_t place = 0; place < counts_.size(); ++place) {
            ++counts_[place][pixels[x + static_cast<int>(place) * step]];
        }
    }
    for (; x < count; x += step) {
        ++counts_[0][pixels[x]];
    }
}

std::array<int, 256> GrayHistogram::counts() const
{
    std::array<int, 256> sums{};
    for (std::size_t value = 0; value < sums.size(); ++value) {
        for (const auto& place : counts_) {
            sums[value] += place[value];
        }
    }
    return sums;
}

}  // namespace depesha
