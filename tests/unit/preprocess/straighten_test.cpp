// SPDX-License-Identifier: Apache-2.0
#include "preprocess/straighten.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <array>

namespace depesha {
namespace {

constexpr Size scan_size{640, 480};

std::array<Point, 4> corners_of(Size size)
{
    const double width = size.width;
    const double height = size.height;
    return {{{0.0, 0.0}, {width, 0.0}, {width, height}, {0.0, height}}};
}

/// Centre of a dark dot, in the page's own coordinates (corners of pixels).
Point dot_in(const cv::Mat& image)
{
    const cv::Moments moments = cv::moments(255 - image);
    return {moments.m10 / moments.m00 + 0.5, moments.m01 / moments.m00 + 0.5};
}

cv::Mat scan_with_dot(cv::Point place)
{
    cv::Mat scan(scan_size.height, scan_size.width, CV_8U, cv::Scalar(255));
    cv::rectangle(scan, {place.x - 3, place.y - 3, 7, 7}, cv::Scalar(0), cv::FILLED);
    return scan;
}

class Placed : public testing::TestWithParam<Pose> {};

TEST_P(Placed, LeadsFromTheCleanPageBackToTheScan)
{
    const Placement placement = placed(GetParam(), scan_size, corners_of(scan_size));
    for (const cv::Point dot : {cv::Point(100, 80), cv::Point(500, 90), cv::Point(320, 400)}) {
        const cv::Mat page = warped(scan_with_dot(dot), 1, placement, 255.0);
        EXPECT_EQ(page.cols, placement.size.width);
        EXPECT_EQ(page.rows, placement.size.height);
        const Point back = apply(placement.to_scan, dot_in(page));
        EXPECT_NEAR(back.x, dot.x + 0.5, 0.2);
        EXPECT_NEAR(back.y, dot.y + 0.5, 0.2);
    }
}

INSTANTIATE_TEST_SUITE_P(Poses, Placed,
                         testing::Values(Pose{0, 0.0, 1.0}, Pose{90, 0.0, 1.0}, Pose{180, 0.0, 1.0},
                                         Pose{270, 0.0, 1.0}, Pose{0, 3.0, 1.0}, Pose{90, -2.5, 1.0},
                                         Pose{0, -1.0, 0.75}, Pose{270, 4.0, 0.6}));

TEST(PlacedLines, LayLinesLevelThatFellToTheRight)
{
    const Placement placement = placed({0, 5.0, 1.0}, scan_size, corners_of(scan_size));
    const Transform to_page = inverse(placement.to_scan);
    const Point left = apply(to_page, {100.0, 100.0});
    const Point right = apply(to_page, {300.0, 100.0 + 200.0 * 0.0874887});
    EXPECT_NEAR(left.y, right.y, 0.01);
}

TEST(PlacedSize, TurnsAreClockwise)
{
    const Placement placement = placed({90, 0.0, 1.0}, scan_size, corners_of(scan_size));
    EXPECT_EQ(placement.size, (Size{480, 640}));
    const Point top_right = apply(placement.to_scan, {480.0, 0.0});
    EXPECT_NEAR(top_right.x, 0.0, 1e-9);
    EXPECT_NEAR(top_right.y, 0.0, 1e-9);
}

TEST(Warped, LeavesThePixelsOfAnUnturnedPageAsTheyAre)
{
    cv::Mat scan(scan_size.height, scan_size.width, CV_8U);
    cv::RNG(3).fill(scan, cv::RNG::UNIFORM, 0, 256);
    const Placement placement = placed({}, scan_size, corners_of(scan_size));
    EXPECT_EQ(cv::norm(warped(scan, 1, placement, 0.0), scan, cv::NORM_INF), 0.0);
}

TEST(Warped, KnowsThatTheImageWasMadeSmallerBefore)
{
    const cv::Mat scan = scan_with_dot({321, 201});
    cv::Mat half;
    cv::resize(scan, half, {}, 0.5, 0.5, cv::INTER_AREA);
    const Placement placement = placed({0, 2.0, 0.4}, scan_size, corners_of(scan_size));
    const Point back = apply(placement.to_scan, dot_in(warped(half, 2, placement, 255.0)));
    EXPECT_NEAR(back.x, 321.5, 0.2);
    EXPECT_NEAR(back.y, 201.5, 0.2);
}

}  // namespace
}  // namespace depesha
