// SPDX-License-Identifier: Apache-2.0
#include "preprocess/deskew.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <cmath>

namespace depesha {
namespace {

cv::Mat ink_of(const DrawnPage& page)
{
    DrawnPage inverse = page;
    inverse.paper = cv::Scalar::all(0);
    inverse.ink = cv::Scalar::all(255);
    inverse.size = {827, 1169};
    inverse.dpi = 100.0;
    return typed_page(inverse);
}

constexpr double pixels_per_mm = 100.0 / 25.4;

class FindSkew : public testing::TestWithParam<double> {};

TEST_P(FindSkew, FindsTheLeanWeGaveThePage)
{
    DrawnPage page;
    page.lean_degrees = GetParam();
    const Skew skew = find_skew(ink_of(page), pixels_per_mm, {});
    EXPECT_NEAR(skew.degrees, GetParam(), 0.05);
    EXPECT_GT(skew.confidence, 0.6);
}

INSTANTIATE_TEST_SUITE_P(Degrees, FindSkew,
                         testing::Values(-11.5, -7.5, -4.0, -2.03, -0.4, 0.0, 0.15, 0.77, 3.3, 7.5, 10.0));

TEST(FindSkewOfFewLines, FindsTheLeanOfTwoLines)
{
    DrawnPage page;
    page.lines = 2;
    page.lean_degrees = 2.0;
    EXPECT_NEAR(find_skew(ink_of(page), pixels_per_mm, {}).degrees, 2.0, 0.15);
}

TEST(FindSkewOfFewLines, IsNotLedAstrayByAStampAndAFold)
{
    DrawnPage page;
    page.lines = 6;
    cv::Mat ink = ink_of(page);
    cv::ellipse(ink, {600, 800}, {90, 40}, 25.0, 0.0, 360.0, cv::Scalar(255), 3);
    cv::line(ink, {0, 700}, {826, 740}, cv::Scalar(120), 1);
    EXPECT_NEAR(find_skew(leaning(ink, -1.5, cv::Scalar(0)), pixels_per_mm, {}).degrees, -1.5, 0.1);
}

TEST(FindSkewOfFans, GivesTheMeanOfAPageWhoseLeanGrowsDownThePage)
{
    DrawnPage page;
    const cv::Mat ink = ink_of(page);
    // Moves each column up or down by an amount that grows down the page: -0.5 degrees at the top to 0.5 at the bottom.
    cv::Mat x(ink.size(), CV_32F);
    cv::Mat y(ink.size(), CV_32F);
    for (int row = 0; row < ink.rows; ++row) {
        const double slope = 0.0175 * (static_cast<double>(row) / ink.rows - 0.5);
        for (int column = 0; column < ink.cols; ++column) {
            x.at<float>(row, column) = static_cast<float>(column);
            y.at<float>(row, column) = static_cast<float>(row - slope * (column - ink.cols / 2.0));
        }
    }
    cv::Mat fanned;
    cv::remap(ink, fanned, x, y, cv::INTER_LINEAR);
    const Skew skew = find_skew(fanned, pixels_per_mm, {});
    EXPECT_NEAR(skew.degrees, 0.0, 0.1);
    EXPECT_NEAR(skew.fan_degrees, 1.0, 0.25);
}

/// A page of many short lines and a few long ones, bent about its middle: `bow` pixels down for a square pixel aside.
cv::Mat bent(const cv::Mat& lines, double bow)
{
    cv::Mat ink = lines.clone();
    ink(cv::Rect(330, 0, ink.cols - 330, 900)) = cv::Scalar(0);
    cv::Mat x(ink.size(), CV_32F);
    cv::Mat y(ink.size(), CV_32F);
    for (int row = 0; row < ink.rows; ++row) {
        for (int column = 0; column < ink.cols; ++column) {
            x.at<float>(row, column) = static_cast<float>(column);
            y.at<float>(row, column) = static_cast<float>(row - bow * std::pow(column - ink.cols / 2.0, 2.0));
        }
    }
    cv::Mat sheet;
    cv::remap(ink, sheet, x, y, cv::INTER_LINEAR);
    return sheet;
}

TEST(FindSkewOfBends, GivesTheLeanAtTheMiddleOfTheText)
{
    for (const double bow : {-5e-5, 5e-5}) {
        const cv::Mat ink = bent(ink_of({}), bow);
        const cv::Moments text = cv::moments(ink);
        const double slope = 2.0 * bow * (text.m10 / text.m00 - ink.cols / 2.0);
        const double lean = std::atan(slope) * 180.0 / CV_PI;
        EXPECT_NEAR(find_skew(ink, pixels_per_mm, {}).degrees, lean, 0.1);
        EXPECT_NEAR(find_skew(leaning(ink, 3.0, cv::Scalar(0)), pixels_per_mm, {}).degrees, lean + 3.0, 0.1);
    }
}

TEST(FindSkewOfBends, IsNotLedAstrayByOneShortLine)
{
    DrawnPage page;
    page.lines = 1;
    page.lean_degrees = 1.0;
    EXPECT_NEAR(find_skew(ink_of(page), pixels_per_mm, {}).degrees, 1.0, 0.15);
}

TEST(FindSkewOfNothing, IsNotSureOfNoise)
{
    EXPECT_LT(find_skew(noise({827, 1169}, 60.0, 40.0), pixels_per_mm, {}).confidence, DeskewOptions{}.min_confidence);
}

TEST(FindSkewOfNothing, FindsNothingOnABlankPage)
{
    const Skew skew = find_skew(cv::Mat::zeros(1169, 827, CV_8U), pixels_per_mm, {});
    EXPECT_EQ(skew.confidence, 0.0);
    EXPECT_EQ(skew.degrees, 0.0);
}

TEST(FindSkewOfNothing, FindsNothingOnASingleRow)
{
    EXPECT_EQ(find_skew(cv::Mat(1, 40, CV_8U, cv::Scalar(200)), pixels_per_mm, {}).confidence, 0.0);
}

TEST(FindSkewOfNothing, LeavesAPageThatLeansBeyondItsReach)
{
    DrawnPage page;
    page.lean_degrees = 8.0;
    DeskewOptions options;
    options.max_degrees = 7.5;
    EXPECT_LT(find_skew(ink_of(page), pixels_per_mm, options).confidence, options.min_confidence);
}

TEST(LineEnergy, IsHigherAcrossLinesThanAlongThem)
{
    const cv::Mat ink = ink_of({});
    cv::Mat turned;
    cv::rotate(ink, turned, cv::ROTATE_90_CLOCKWISE);
    EXPECT_GT(line_energy(ink, 8.0), line_energy(turned, 8.0));
}

}  // namespace
}  // namespace depesha
