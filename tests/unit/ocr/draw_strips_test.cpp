// SPDX-License-Identifier: Apache-2.0
#include "ocr/draw_strips.h"
#include "page/pix.h"

#include <allheaders.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>

namespace depesha {
namespace {

CleanPage page_with_two_lines()
{
    CleanPage page;
    page.gray = cv::Mat(300, 400, CV_8U, cv::Scalar(235));
    page.gray(cv::Rect(100, 50, 80, 48)).setTo(30);
    page.lines.push_back({{100, 50, 180, 98}, {{100, 50, 180, 98}}});
    page.lines.push_back({{20, 150, 260, 160}, {{20, 150, 60, 160}, {200, 150, 260, 160}}});
    return page;
}

PixPtr picture_of(const StripPicture& strip)
{
    return PixPtr(pixReadMem(reinterpret_cast<const l_uint8*>(strip.png.data()), strip.png.size()));
}

TEST(DrawStrips, GivesOnePictureForEachSegmentAtTheHeightOfTheNetwork)
{
    const std::vector<StripPicture> strips = draw_strips(page_with_two_lines());
    ASSERT_EQ(strips.size(), 3U);
    const PixPtr high = picture_of(strips[0]);
    EXPECT_EQ(pixGetHeight(high.get()), 36);
    EXPECT_EQ(pixGetDepth(high.get()), 8);
    EXPECT_LT(pixGetHeight(picture_of(strips[1]).get()), 36);
}

TEST(DrawStrips, TellsWhereTheStripLiesOnAScanThatIsTurned)
{
    CleanPage page = page_with_two_lines();
    const Point before = draw_strips(page).front().corners[1];
    EXPECT_GE(before.x, 180);
    EXPECT_LE(before.y, 50);
    page.to_scan = {0.0, -2.0, 2.0, 0.0, 1000.0, 10.0};
    const StripPicture turned = draw_strips(page).front();
    EXPECT_EQ(turned.corners[1], (Point{1000.0 - 2.0 * before.y, 10.0 + 2.0 * before.x}));
}

TEST(DrawStrips, GivesNothingForAPageWithoutLines)
{
    CleanPage page = page_with_two_lines();
    page.lines.clear();
    EXPECT_TRUE(draw_strips(page).empty());
}

}  // namespace
}  // namespace depesha
