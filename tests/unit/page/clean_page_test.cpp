// SPDX-License-Identifier: Apache-2.0
#include "page/clean_page.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <cmath>
#include <vector>

namespace depesha {
namespace {

constexpr int width = 61;
constexpr int height = 40;

bool same_pixels(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0.0;
}

/// Leans by two degrees, is twice as large on the scan and was cut out of it.
Transform some_way_to_the_scan()
{
    const double angle = 2.0 * CV_PI / 180.0;
    return {2.0 * std::cos(angle), -2.0 * std::sin(angle), 2.0 * std::sin(angle), 2.0 * std::cos(angle), 30.0, 50.0};
}

CleanPage some_page()
{
    CleanPage page;
    page.id = {"box/0001.tif", 3};
    page.scan.stem = "box/0001.p0003";
    page.scan.size = {400, 300};
    page.gray.create(height, width, CV_8U);
    cv::RNG random(3);
    random.fill(page.gray, cv::RNG::UNIFORM, 0, 256);
    page.binary = page.gray > 128;
    page.to_scan = some_way_to_the_scan();
    page.dpi = 150.0;
    page.orientation = 90;
    page.skew_degrees = -2.0;
    page.lines = {{{5, 4, 50, 10}, {{5, 4, 20, 10}, {30, 5, 50, 9}}}, {{6, 20, 40, 27}, {{6, 20, 40, 27}}}};
    page.marks = {{MarkKind::Stamp, {200, 100, 260, 150}, {}}};
    page.steps = {{"deskew", true, -2.0, 0.9, "it leans"}};
    return page;
}

void expect_near(const Transform& a, const Transform& b)
{
    constexpr double rounding = 1e-9;
    EXPECT_NEAR(a.xx, b.xx, rounding);
    EXPECT_NEAR(a.xy, b.xy, rounding);
    EXPECT_NEAR(a.yx, b.yx, rounding);
    EXPECT_NEAR(a.yy, b.yy, rounding);
    EXPECT_NEAR(a.dx, b.dx, rounding);
    EXPECT_NEAR(a.dy, b.dy, rounding);
}

TEST(TurnedOver, IsTheSamePageWhenDoneTwice)
{
    const CleanPage page = some_page();
    const CleanPage twice = turned_over(turned_over(page));
    EXPECT_TRUE(same_pixels(twice.gray, page.gray));
    EXPECT_TRUE(same_pixels(twice.binary, page.binary));
    expect_near(twice.to_scan, page.to_scan);
    EXPECT_EQ(twice.orientation, page.orientation);
    ASSERT_EQ(twice.lines.size(), page.lines.size());
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        EXPECT_EQ(twice.lines[i].box, page.lines[i].box);
        EXPECT_EQ(twice.lines[i].segments, page.lines[i].segments);
    }
}

TEST(TurnedOver, NeverTouchesOrSharesThePixelsOfThePage)
{
    const CleanPage page = some_page();
    const cv::Mat gray = page.gray.clone();
    const cv::Mat binary = page.binary.clone();
    CleanPage turned = turned_over(page);
    turned.gray.setTo(7);
    turned.binary.setTo(7);
    EXPECT_TRUE(same_pixels(page.gray, gray));
    EXPECT_TRUE(same_pixels(page.binary, binary));
}

TEST(TurnedOver, TurnsThePixelsByHalfATurnAndDoesNotMirrorThem)
{
    CleanPage page = some_page();
    page.gray.setTo(255);
    page.binary.setTo(255);
    page.gray.at<unsigned char>(4, 10) = 0;
    page.binary.at<unsigned char>(4, 10) = 0;
    const CleanPage turned = turned_over(page);
    EXPECT_EQ(turned.gray.at<unsigned char>(height - 1 - 4, width - 1 - 10), 0);
    EXPECT_EQ(turned.binary.at<unsigned char>(height - 1 - 4, width - 1 - 10), 0);
    EXPECT_EQ(cv::countNonZero(turned.gray), width * height - 1);
}

TEST(TurnedOver, MapsADotBackToWhereItLiesOnTheScan)
{
    CleanPage page = some_page();
    page.gray.setTo(255);
    page.gray.at<unsigned char>(7, 33) = 0;
    const Point on_scan = apply(page.to_scan, {33.5, 7.5});

    const CleanPage turned = turned_over(page);
    cv::Point dot;
    cv::minMaxLoc(turned.gray, nullptr, nullptr, &dot, nullptr);
    const Point found = apply(turned.to_scan, {dot.x + 0.5, dot.y + 0.5});
    EXPECT_NEAR(found.x, on_scan.x, 1e-9);
    EXPECT_NEAR(found.y, on_scan.y, 1e-9);
}

TEST(TurnedOver, LeavesEachLineWhereItIsOnTheScan)
{
    const CleanPage page = some_page();
    const CleanPage turned = turned_over(page);
    ASSERT_EQ(turned.lines.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(mapped(turned.to_scan, turned.lines[i].box, page.scan.size),
                  mapped(page.to_scan, page.lines[1 - i].box, page.scan.size));
    }
}

TEST(TurnedOver, KeepsLinesFromTopToBottomAndSegmentsFromLeftToRight)
{
    const CleanPage turned = turned_over(some_page());
    ASSERT_EQ(turned.lines.size(), 2U);
    EXPECT_EQ(turned.lines[0].box, (Box{21, 13, 55, 20}));
    EXPECT_EQ(turned.lines[1].box, (Box{11, 30, 56, 36}));
    EXPECT_EQ(turned.lines[1].segments, (std::vector<Box>{{11, 31, 31, 35}, {41, 30, 56, 36}}));
}

TEST(TurnedOver, CountsTheTurnIntoTheOrientation)
{
    for (const int before : {0, 90, 180, 270}) {
        CleanPage page = some_page();
        page.orientation = before;
        EXPECT_EQ(turned_over(page).orientation, before < 180 ? before + 180 : before - 180);
    }
}

TEST(TurnedOver, KeepsWhatIsToldOfTheScan)
{
    const CleanPage page = some_page();
    const CleanPage turned = turned_over(page);
    EXPECT_EQ(turned.id, page.id);
    EXPECT_EQ(turned.scan.stem, page.scan.stem);
    EXPECT_EQ(turned.scan.size, page.scan.size);
    EXPECT_EQ(turned.dpi, page.dpi);
    EXPECT_EQ(turned.skew_degrees, page.skew_degrees);
    ASSERT_EQ(turned.marks.size(), 1U);
    EXPECT_EQ(turned.marks[0].box, page.marks[0].box);
    ASSERT_EQ(turned.steps.size(), 1U);
    EXPECT_EQ(turned.steps[0].step, "deskew");
}

TEST(TurnedOver, TakesAPageWithoutLinesOrBinary)
{
    CleanPage page = some_page();
    page.binary = cv::Mat();
    page.lines.clear();
    const CleanPage turned = turned_over(page);
    EXPECT_TRUE(turned.binary.empty());
    EXPECT_TRUE(turned.lines.empty());
    EXPECT_EQ(turned.gray.size(), page.gray.size());
}

}  // namespace
}  // namespace depesha
