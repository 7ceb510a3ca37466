// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_holes.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace depesha {
namespace {

Reduced page_with_disc(cv::Point centre, int radius, double shade)
{
    DrawnPage page;
    page.size = {413, 585};
    page.dpi = 50.0;
    page.paper = cv::Scalar::all(180);
    Reduced scan{typed_page(page), 6, 50.0 / 25.4};
    cv::circle(scan.pixels, centre, radius, cv::Scalar(shade), cv::FILLED);
    return scan;
}

class FindHoles : public testing::TestWithParam<double> {};

TEST_P(FindHoles, FindsAHoleNearTheEdge)
{
    const std::vector<cv::Rect> holes = find_holes(page_with_disc({25, 200}, 6, GetParam()), {});
    ASSERT_EQ(holes.size(), 1U);
    EXPECT_NEAR(holes[0].x + holes[0].width / 2.0, 25.5, 1.5);
    EXPECT_NEAR(holes[0].y + holes[0].height / 2.0, 200.5, 1.5);
    EXPECT_NEAR(holes[0].width, 13.0, 2.0);
}

INSTANTIATE_TEST_SUITE_P(Shades, FindHoles, testing::Values(10.0, 45.0, 252.0));

TEST(FindHolesRefusals, FindsNoneInPlainTypescript)
{
    EXPECT_TRUE(find_holes(page_with_disc({25, 200}, 1, 180.0), {}).empty());
}

TEST(FindHolesRefusals, LeavesADiscAmidTheText)
{
    EXPECT_TRUE(find_holes(page_with_disc({200, 300}, 6, 10.0), {}).empty());
}

TEST(FindHolesRefusals, LeavesWhatIsTooLargeForAPunch)
{
    EXPECT_TRUE(find_holes(page_with_disc({30, 200}, 20, 10.0), {}).empty());
}

TEST(FindHolesRefusals, LeavesADarkWordAtTheEdge)
{
    Reduced scan = page_with_disc({25, 200}, 1, 180.0);
    for (int x = 12; x < 36; x += 3) {
        cv::line(scan.pixels, {x, 194}, {x, 200}, cv::Scalar(30), 2);
    }
    EXPECT_TRUE(find_holes(scan, {}).empty());
}

}  // namespace
}  // namespace depesha
