// SPDX-License-Identifier: Apache-2.0
#include "preprocess/flatten_background.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace depesha {
namespace {

/// Typescript of 50 dpi whose light falls off from left to right, with a blotch.
cv::Mat shaded_page(double falloff)
{
    DrawnPage look;
    look.size = {413, 585};
    look.dpi = 50.0;
    cv::Mat page = typed_page(look);
    cv::Mat light(page.size(), CV_32F);
    for (int x = 0; x < page.cols; ++x) {
        light.col(x) = 1.0 - falloff * x / page.cols;
    }
    if (falloff > 0.0) {
        cv::circle(light, {120, 450}, 60, cv::Scalar(0.6), cv::FILLED);
    }
    cv::GaussianBlur(light, light, {}, 12.0);
    cv::Mat shaded;
    page.convertTo(shaded, CV_32F);
    shaded = shaded.mul(light);
    shaded.convertTo(page, CV_8U);
    return page;
}

Reduced scan_of(const cv::Mat& pixels)
{
    return {pixels, 6, 50.0 / 25.4};
}

TEST(FindPaperLevel, FollowsThePaperAndNotTheInk)
{
    const cv::Mat page = shaded_page(0.5);
    const PaperLevel paper = find_paper_level(scan_of(page), {});
    EXPECT_GT(paper.spread, 0.3);
    const cv::Scalar left = cv::mean(paper.level.colRange(0, 20));
    const cv::Scalar right = cv::mean(paper.level.colRange(390, 413));
    EXPECT_NEAR(left[0], 225.0, 8.0);
    EXPECT_NEAR(right[0], 115.0, 8.0);
}

TEST(FindPaperLevel, FindsAFlatPageFlat)
{
    EXPECT_LT(find_paper_level(scan_of(shaded_page(0.0)), {}).spread, 0.05);
}

TEST(FindPaperLevel, ContinuesThePaperOverTheBed)
{
    cv::Mat page = shaded_page(0.0);
    cv::Mat bed = cv::Mat::zeros(page.size(), CV_8U);
    bed.colRange(0, 60) = 255;
    page.colRange(0, 60) = 5;
    const PaperLevel paper = find_paper_level(scan_of(page), bed);
    EXPECT_NEAR(cv::mean(paper.level.colRange(0, 60))[0], 225.0, 4.0);
    EXPECT_LT(paper.spread, 0.05);
}

TEST(FindPaperLevel, MeasuresEachChannelOfAColourPage)
{
    const cv::Mat page(585, 413, CV_8UC3, cv::Scalar(120, 160, 200));
    const PaperLevel paper = find_paper_level(scan_of(page), {});
    ASSERT_EQ(paper.level.channels(), 3);
    const cv::Vec3b colour = paper.level.at<cv::Vec3b>(300, 200);
    EXPECT_EQ(colour, cv::Vec3b(120, 160, 200));
}

TEST(Flatten, MakesPaperEvenAndKeepsInkDark)
{
    cv::Mat page = shaded_page(0.5);
    const PaperLevel paper = find_paper_level(scan_of(page), {});
    flatten(page, paper.level, 240.0);
    EXPECT_LT(find_paper_level(scan_of(page), {}).spread, 0.08);
    double darkest = 0.0;
    cv::minMaxLoc(page.colRange(200, 380), &darkest);
    EXPECT_NEAR(darkest, 240.0 * 50.0 / 225.0, 40.0);
}

TEST(Flatten, StandsAPageThatIsAllBlack)
{
    cv::Mat page = cv::Mat::zeros(585, 413, CV_8U);
    const PaperLevel paper = find_paper_level(scan_of(page), {});
    flatten(page, paper.level, 240.0);
    EXPECT_EQ(cv::countNonZero(page), 0);
}

}  // namespace
}  // namespace depesha
