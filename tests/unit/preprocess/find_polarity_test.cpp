// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_polarity.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

Reduced page_on(double paper, double ink)
{
    DrawnPage page;
    page.size = {413, 585};
    page.dpi = 50.0;
    page.paper = cv::Scalar::all(paper);
    page.ink = cv::Scalar::all(ink);
    return {typed_page(page), 6, 50.0 / 25.4};
}

TEST(FindPolarity, KnowsANegative)
{
    const Polarity polarity = find_polarity(page_on(30.0, 220.0));
    EXPECT_TRUE(polarity.negative);
    EXPECT_GT(polarity.skewness, 1.0);
}

TEST(FindPolarity, LeavesInkOnPaper)
{
    EXPECT_FALSE(find_polarity(page_on(225.0, 50.0)).negative);
    EXPECT_LT(find_polarity(page_on(225.0, 50.0)).skewness, -1.0);
}

TEST(FindPolarity, LeavesInkOnVeryDarkPaper)
{
    EXPECT_FALSE(find_polarity(page_on(80.0, 25.0)).negative);
}

TEST(FindPolarity, LeavesABlackPageAndNoise)
{
    EXPECT_FALSE(find_polarity({cv::Mat::zeros(585, 413, CV_8U), 6, 2.0}).negative);
    EXPECT_FALSE(find_polarity({noise({413, 585}, 90.0, 20.0), 6, 2.0}).negative);
}

}  // namespace
}  // namespace depesha
