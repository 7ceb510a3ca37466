// SPDX-License-Identifier: Apache-2.0
#include "ocr/line_strip.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

namespace depesha {
namespace {

constexpr unsigned char ink = 40;

/// Paper of the given grey with one black bar, as far as a letter goes.
cv::Mat page_with_bar(int paper, const Box& bar)
{
    cv::Mat page(200, 300, CV_8U, cv::Scalar(paper));
    page(cv::Rect(bar.left, bar.top, bar.width(), bar.height())).setTo(ink);
    return page;
}

int pixel(const cv::Mat& image, int x, int y)
{
    return image.at<unsigned char>(y, x);
}

TEST(CutStrip, TakesANarrowMarginOnEverySide)
{
    const Box segment{100, 80, 160, 100};
    const LineStrip strip = cut_strip(page_with_bar(230, segment), segment);
    const int margin = segment.left - strip.left;
    EXPECT_GE(margin, 3);
    EXPECT_LE(margin, 10);
    EXPECT_EQ(segment.top - strip.top, margin);
    EXPECT_EQ(strip.gray.size(), cv::Size(60 + 2 * margin, 20 + 2 * margin));
}

TEST(CutStrip, TellsWhereEachOfItsPixelsLiesOnThePage)
{
    const LineStrip strip = cut_strip(page_with_bar(230, {120, 85, 121, 86}), {100, 80, 160, 100});
    cv::Point darkest;
    cv::minMaxLoc(strip.gray, nullptr, nullptr, &darkest, nullptr);
    EXPECT_EQ(darkest.x + strip.left, 120);
    EXPECT_EQ(darkest.y + strip.top, 85);
}

TEST(CutStrip, EndsAtTheEdgesOfThePage)
{
    const cv::Mat page = page_with_bar(230, {0, 0, 20, 10});
    const LineStrip corner = cut_strip(page, {0, 0, 20, 10});
    EXPECT_EQ(corner.left, 0);
    EXPECT_EQ(corner.top, 0);
    EXPECT_LT(corner.gray.cols, 20 + 12);

    const LineStrip far_corner = cut_strip(page, {280, 190, 300, 200});
    EXPECT_EQ(far_corner.left + far_corner.gray.cols, 300);
    EXPECT_EQ(far_corner.top + far_corner.gray.rows, 200);
}

TEST(CutStrip, CutsASegmentThatReachesBeyondThePage)
{
    const LineStrip strip = cut_strip(page_with_bar(230, {0, 0, 20, 10}), {-50, -50, 900, 900});
    EXPECT_EQ(strip.left, 0);
    EXPECT_EQ(strip.top, 0);
    EXPECT_EQ(strip.gray.size(), cv::Size(300, 200));
}

class PaperOf : public testing::TestWithParam<int> {};

TEST_P(PaperOf, IsLiftedToWhiteWithItsGrain)
{
    const int paper = GetParam();
    cv::Mat page(200, 300, CV_8U);
    cv::RNG random(5);
    random.fill(page, cv::RNG::UNIFORM, paper - 10, paper + 1);
    const LineStrip strip = cut_strip(page, {100, 80, 160, 100});
    EXPECT_EQ(cv::countNonZero(strip.gray == 255), static_cast<int>(strip.gray.total()));
}

TEST_P(PaperOf, IsLiftedWithoutLosingTheInk)
{
    const Box letter{120, 85, 126, 95};
    const LineStrip strip = cut_strip(page_with_bar(GetParam(), letter), {100, 80, 160, 100});
    EXPECT_EQ(pixel(strip.gray, 0, 0), 255);
    EXPECT_LT(pixel(strip.gray, 122 - strip.left, 90 - strip.top), 100);
    EXPECT_EQ(cv::countNonZero(strip.gray < 255), letter.width() * letter.height());
}

INSTANTIATE_TEST_SUITE_P(Greys, PaperOf, testing::Values(130, 180, 215, 240, 254));

TEST(CutStrip, KeepsTheShadesOfAStroke)
{
    cv::Mat page(200, 300, CV_8U, cv::Scalar(230));
    for (int x = 0; x < 5; ++x) {
        page.col(120 + x).setTo(40 * x);
    }
    const LineStrip strip = cut_strip(page, {100, 80, 160, 100});
    for (int x = 1; x < 5; ++x) {
        EXPECT_GT(pixel(strip.gray, 120 + x - strip.left, 10), pixel(strip.gray, 119 + x - strip.left, 10));
    }
}

TEST(CutStrip, DoesNotMakePaperOfAStripThatIsAllInk)
{
    const cv::Mat page(200, 300, CV_8U, cv::Scalar(0));
    EXPECT_EQ(cv::countNonZero(cut_strip(page, {100, 80, 160, 100}).gray), 0);
}

TEST(CutStrip, NeverWritesToThePage)
{
    const cv::Mat page = page_with_bar(200, {120, 85, 126, 95});
    const cv::Mat before = page.clone();
    LineStrip strip = cut_strip(page, {100, 80, 160, 100});
    strip.gray.setTo(7);
    EXPECT_EQ(cv::norm(page, before, cv::NORM_INF), 0.0);
}

}  // namespace
}  // namespace depesha
