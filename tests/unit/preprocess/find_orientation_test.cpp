// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_orientation.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

constexpr double pixels_per_mm = 100.0 / 25.4;

cv::Mat ink_of(int lines, double lean)
{
    DrawnPage page;
    page.size = {827, 1169};
    page.dpi = 100.0;
    page.paper = cv::Scalar::all(0);
    page.ink = cv::Scalar::all(255);
    page.lines = lines;
    page.lean_degrees = lean;
    return typed_page(page);
}

cv::Mat turned(const cv::Mat& image)
{
    cv::Mat other;
    cv::rotate(image, other, cv::ROTATE_90_CLOCKWISE);
    return other;
}

class FindTextDirection : public testing::TestWithParam<int> {};

TEST_P(FindTextDirection, TellsLinesThatRunAcrossFromThoseThatRunDown)
{
    const cv::Mat ink = ink_of(GetParam(), 2.0);
    const TextDirection across = find_text_direction(ink, pixels_per_mm);
    EXPECT_FALSE(across.vertical);
    EXPECT_GT(across.confidence, 0.3);
    const TextDirection down = find_text_direction(turned(ink), pixels_per_mm);
    EXPECT_TRUE(down.vertical);
    EXPECT_GT(down.confidence, 0.3);
}

INSTANTIATE_TEST_SUITE_P(Lines, FindTextDirection, testing::Values(1, 3, 30));

TEST(FindTextDirectionRefusals, IsNotSureOfNoise)
{
    EXPECT_LT(find_text_direction(noise({827, 1169}, 40.0, 50.0), pixels_per_mm).confidence,
              OrientationOptions{}.min_confidence);
}

TEST(FindTextDirectionRefusals, FindsNothingOnABlankPage)
{
    EXPECT_EQ(find_text_direction(cv::Mat::zeros(1169, 827, CV_8U), pixels_per_mm).confidence, 0.0);
}

}  // namespace
}  // namespace depesha
