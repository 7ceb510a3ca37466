// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/line_input.h"
#include "page/pix.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <algorithm>

namespace depesha {
namespace {

/// Strokes of `ink` every eight columns on `paper`.
cv::Mat strokes(int ink, int paper)
{
    cv::Mat gray(36, 80, CV_8U, cv::Scalar(paper));
    for (int x = 4; x < gray.cols; x += 8) {
        gray.colRange(x, x + 2).setTo(ink);
    }
    return gray;
}

TEST(LineInput, StretchesInkAndPaperToTheEnds)
{
    for (const auto& [ink, paper] : {std::pair{0, 255}, {60, 200}, {120, 140}}) {
        const LineInput line = line_input(to_pix(strokes(ink, paper)));
        ASSERT_EQ(line.pixels.size(), 36U * 80U);
        EXPECT_LT(*std::min_element(line.pixels.begin(), line.pixels.end()), 20) << ink;
        EXPECT_GT(*std::max_element(line.pixels.begin(), line.pixels.end()), 235) << ink;
    }
}

TEST(LineInput, GoesColumnByColumn)
{
    const LineInput line = line_input(to_pix(strokes(0, 255)));
    EXPECT_EQ(line.height, 36);
    EXPECT_LT(line.pixels[4 * 36], 20);
    EXPECT_LT(line.pixels[4 * 36 + 35], 20);
    EXPECT_GT(line.pixels[3 * 36 + 35], 235);
}

TEST(LineInput, TakesALineWithoutAnyInk)
{
    const LineInput line = line_input(to_pix(cv::Mat(36, 50, CV_8U, cv::Scalar(255))));
    EXPECT_TRUE(std::all_of(line.pixels.begin(), line.pixels.end(), [](int pixel) { return pixel >= 1; }));
    EXPECT_EQ(line_input(to_pix(cv::Mat(36, 1, CV_8U, cv::Scalar(9)))).pixels.size(), 36U);
}

}  // namespace
}  // namespace depesha
