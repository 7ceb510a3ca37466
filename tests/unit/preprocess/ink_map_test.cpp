// SPDX-License-Identifier: Apache-2.0
#include "preprocess/ink_map.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace depesha {
namespace {

constexpr double pixels_per_mm = 100.0 / 25.4;
const cv::Size size(580, 826);

cv::Mat blank(int paper)
{
    return {size, CV_8U, cv::Scalar(paper)};
}

/// Level of even paper, at half the size.
cv::Mat even_level(int paper)
{
    return {size / 2, CV_8U, cv::Scalar(paper)};
}

cv::Mat map_of(const cv::Mat& page, const cv::Mat& level, const cv::Mat& bed = {})
{
    return ink_map({page, 3, pixels_per_mm}, level, bed);
}

cv::Mat typescript(int paper, int ink)
{
    DrawnPage look;
    look.size = size;
    look.dpi = 100.0;
    look.lines = 18;
    look.paper = cv::Scalar(paper);
    look.ink = cv::Scalar(ink);
    return typed_page(look);
}

double sum_of(const cv::Mat& ink)
{
    return cv::sum(ink)[0] / 255.0;
}

TEST(InkMap, ShowsTypedInkWhereItLiesAndPaperAsNothing)
{
    const cv::Mat page = typescript(225, 50);
    const cv::Mat ink = map_of(page, even_level(225));
    EXPECT_EQ(ink.type(), CV_8UC1);
    EXPECT_EQ(ink.size(), size);
    const cv::Mat truth = page < 100;
    EXPECT_GT(cv::countNonZero((ink == 255) & truth), 0.9 * cv::countNonZero(truth));
    EXPECT_EQ(cv::countNonZero(ink & ~truth), 0);
}

TEST(InkMap, IsEmptyForBareAndGrainyPaper)
{
    EXPECT_EQ(sum_of(map_of(blank(225), even_level(225))), 0.0);
    cv::Mat grain = noise(size, 200.0, 4.0);
    EXPECT_LT(sum_of(map_of(grain, even_level(200))), 1e-4 * static_cast<double>(grain.total()));
}

TEST(InkMap, IsMeasuredAgainstThePaperAroundTheInk)
{
    // The same share of light taken away from bright and from dark paper.
    const cv::Mat bright = map_of(typescript(240, 160), even_level(240));
    const cv::Mat dark = map_of(typescript(120, 80), even_level(120));
    EXPECT_GT(sum_of(bright), 1000.0);
    EXPECT_NEAR(sum_of(dark), sum_of(bright), 0.02 * sum_of(bright));
}

/// Darkens an image to the right, down to a little less than half.
cv::Mat shaded(const cv::Mat& page)
{
    cv::Mat dark = page.clone();
    for (int x = 0; x < dark.cols; ++x) {
        dark.col(x) *= 1.0 - 0.55 * x / dark.cols;
    }
    return dark;
}

TEST(InkMap, SeesThroughAShadowThatTheLevelKnows)
{
    const cv::Mat level = shaded(even_level(240));
    EXPECT_EQ(sum_of(map_of(shaded(blank(240)), level)), 0.0);
    const double lit = sum_of(map_of(typescript(240, 160), even_level(240)));
    EXPECT_NEAR(sum_of(map_of(shaded(typescript(240, 160)), level)), lit, 0.05 * lit);
}

TEST(InkMap, CountsHeavyInkNoMoreThanTypedInk)
{
    EXPECT_EQ(sum_of(map_of(typescript(225, 0), even_level(225))),
              sum_of(map_of(typescript(225, 100), even_level(225))));
}

TEST(InkMap, CountsFaintInkLess)
{
    const double full = sum_of(map_of(typescript(225, 50), even_level(225)));
    const double faint = sum_of(map_of(typescript(225, 170), even_level(225)));
    EXPECT_GT(faint, 0.1 * full);
    EXPECT_LT(faint, 0.6 * full);
}

TEST(InkMap, LeavesTheBedOut)
{
    cv::Mat bed = cv::Mat::zeros(size / 2, CV_8U);
    bed.colRange(0, bed.cols / 2).setTo(255);
    const cv::Mat ink = map_of(typescript(225, 50), even_level(225), bed);
    const int half = size.width / 2;
    EXPECT_EQ(sum_of(ink.colRange(0, half)), 0.0);
    EXPECT_GT(sum_of(ink.colRange(half + 2, size.width)), 1000.0);
}

TEST(InkMap, LeavesBroadDarkAreasOut)
{
    cv::Mat page = blank(225);
    cv::rectangle(page, {100, 100}, {300, 250}, cv::Scalar(20), cv::FILLED);
    cv::circle(page, {400, 600}, 30, cv::Scalar(20), cv::FILLED);
    // At most the rim of what is round is left.
    EXPECT_LT(sum_of(map_of(page, even_level(225))), 0.01 * cv::countNonZero(page < 100));
}

struct Rule {
    cv::Point from;
    cv::Point to;
};

class InkMapOfRules : public testing::TestWithParam<Rule> {};

TEST_P(InkMapOfRules, LeavesThemOut)
{
    cv::Mat page = blank(225);
    cv::line(page, GetParam().from, GetParam().to, cv::Scalar(40), 2);
    EXPECT_LT(sum_of(map_of(page, even_level(225))), 0.05 * cv::countNonZero(page < 100));
}

INSTANTIATE_TEST_SUITE_P(UprightAndLying, InkMapOfRules,
                         testing::Values(Rule{{40, 300}, {540, 300}}, Rule{{40, 300}, {540, 317}},
                                         Rule{{290, 40}, {290, 780}}, Rule{{290, 40}, {265, 780}}));

TEST(InkMap, KeepsTheTypingBesideARule)
{
    const cv::Mat typed = typescript(225, 50);
    cv::Mat ruled = typed.clone();
    cv::line(ruled, {0, 60}, {579, 60}, cv::Scalar(40), 2);
    const double alone = sum_of(map_of(typed, even_level(225)));
    EXPECT_NEAR(sum_of(map_of(ruled, even_level(225))), alone, 0.03 * alone);
}

TEST(InkMap, NeverWritesToThePage)
{
    const cv::Mat page = typescript(225, 50);
    const cv::Mat before = page.clone();
    map_of(page, even_level(225)).setTo(9);
    EXPECT_EQ(cv::norm(page, before, cv::NORM_INF), 0.0);
}

}  // namespace
}  // namespace depesha
