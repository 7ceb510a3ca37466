// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

#include <array>

namespace depesha {

/// How often each value occurs among 8-bit pixels.
///
/// Counts in four places by turns: neighbours are mostly alike, and adding to one counter again has to wait until the
/// first sum is back in memory.
class GrayHistogram {
public:
    GrayHistogram() = default;

    /// Of all pixels of an image of one channel.
    explicit GrayHistogram(const cv::Mat& image);

    /// Each `step`th of `count` pixels, the first among them.
    void add(const unsigned char* pixels, int count, int step = 1);

    [[nodiscard]] std::array<int, 256> counts() const;

private:
    std::array<std::array<int, 256>, 4> counts_{};
};

}  // namespace depesha
