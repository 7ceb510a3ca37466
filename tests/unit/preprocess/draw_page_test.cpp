// SPDX-License-Identifier: Apache-2.0
#include "preprocess/draw_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

#include <string>

namespace depesha {
namespace {

const cv::Vec3b green(40, 150, 0);
const cv::Vec3b red(30, 30, 220);

/// Grey and black and white of 80 x 60 pixels; the scan lies 100 pixels further right.
CleanPage small_page()
{
    CleanPage page;
    page.gray = cv::Mat(60, 80, CV_8U);
    cv::randu(page.gray, 100, 240);
    page.binary = page.gray > 200;
    page.scan.size = {300, 60};
    page.to_scan.dx = 100.0;
    page.dpi = 100.0;
    return page;
}

cv::Mat opened(const std::string& png, int mode)
{
    return cv::imdecode(cv::Mat(1, static_cast<int>(png.size()), CV_8U, const_cast<char*>(png.data())), mode);
}

bool equal(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0.0;
}

TEST(DrawPage, ShowsThePageAsItIsReadAndAsLinesAreFound)
{
    const CleanPage page = small_page();
    const PagePictures pictures = draw_page(page);
    EXPECT_TRUE(equal(opened(pictures.gray, cv::IMREAD_UNCHANGED), page.gray));
    EXPECT_TRUE(equal(opened(pictures.binary, cv::IMREAD_UNCHANGED), page.binary));
}

TEST(DrawPage, FramesSegmentsGreenAndMarksRedWhereTheyLieOnThePage)
{
    CleanPage page = small_page();
    page.lines = {{{5, 10, 70, 20}, {{5, 10, 30, 20}, {50, 12, 70, 20}}}};
    page.marks = {{MarkKind::Stamp, {110, 30, 140, 50}, {}}};
    const cv::Mat lines = opened(draw_page(page).lines, cv::IMREAD_COLOR);
    ASSERT_EQ(lines.size(), page.gray.size());
    for (const cv::Point corner : {cv::Point(5, 10), cv::Point(29, 19), cv::Point(50, 12), cv::Point(69, 19)}) {
        EXPECT_EQ(lines.at<cv::Vec3b>(corner), green) << corner;
    }
    for (const cv::Point corner : {cv::Point(10, 30), cv::Point(39, 49)}) {
        EXPECT_EQ(lines.at<cv::Vec3b>(corner), red) << corner;
    }
    for (const cv::Point outside : {cv::Point(40, 15), cv::Point(20, 15), cv::Point(25, 40), cv::Point(41, 30)}) {
        const unsigned char value = page.gray.at<unsigned char>(outside);
        EXPECT_EQ(lines.at<cv::Vec3b>(outside), cv::Vec3b(value, value, value)) << outside;
    }
}

TEST(DrawPage, CutsFramesAtTheEdgesAndLeavesOutWhatLiesBeyond)
{
    CleanPage page = small_page();
    page.marks = {{MarkKind::Hole, {90, 50, 120, 60}, {}}, {MarkKind::Other, {0, 0, 50, 60}, {}}};
    const cv::Mat lines = opened(draw_page(page).lines, cv::IMREAD_COLOR);
    EXPECT_EQ(lines.at<cv::Vec3b>(50, 0), red);
    EXPECT_EQ(lines.at<cv::Vec3b>(50, 19), red);
    EXPECT_NE(lines.at<cv::Vec3b>(10, 0), red);
}

}  // namespace
}  // namespace depesha
