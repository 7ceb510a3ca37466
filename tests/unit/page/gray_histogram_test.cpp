// SPDX-License-Identifier: Apache-2.0
#include "page/gray_histogram.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <random>
#include <vector>

namespace depesha {
namespace {

TEST(GrayHistogram, CountsEachPixelOnce)
{
    std::mt19937 random(3);  // NOLINT: the same images each time
    std::uniform_int_distribution<int> grey(0, 255);
    for (int width = 1; width < 12; ++width) {
        cv::Mat image(5, width, CV_8U);
        std::array<int, 256> want{};
        for (auto& pixel : cv::Mat_<unsigned char>(image)) {
            pixel = static_cast<unsigned char>(grey(random) / 64);
            ++want[pixel];
        }
        EXPECT_EQ(GrayHistogram(image).counts(), want) << width;
    }
}

TEST(GrayHistogram, TakesEachSecondPixelAndTheFirst)
{
    for (std::size_t count = 0; count < 20; ++count) {
        std::vector<unsigned char> pixels(count + 1);  // the last one does not belong to the row
        std::array<int, 256> want{};
        for (std::size_t x = 0; x < count; ++x) {
            pixels[x] = static_cast<unsigned char>(x);
            want[x] += x % 2 == 0 ? 1 : 0;
        }
        GrayHistogram histogram;
        histogram.add(pixels.data(), static_cast<int>(count), 2);
        EXPECT_EQ(histogram.counts(), want) << count;
    }
}

TEST(GrayHistogram, LeavesOutWhatLiesBesideAPartOfAnImage)
{
    cv::Mat image(6, 9, CV_8U, cv::Scalar(200));
    image(cv::Rect(2, 1, 5, 3)).setTo(7);
    const std::array<int, 256> counts = GrayHistogram(image(cv::Rect(2, 1, 5, 3))).counts();
    EXPECT_EQ(counts[7], 15);
    EXPECT_EQ(counts[200], 0);
}

TEST(GrayHistogram, IsZeroWithoutPixels)
{
    EXPECT_EQ(GrayHistogram(cv::Mat()).counts(), (std::array<int, 256>{}));
}

}  // namespace
}  // namespace depesha
