// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_sheet_edges.h"
#include "tests/unit/preprocess/drawn_page.h"
#include "tests/unit/preprocess/drawn_scan.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace depesha {
namespace {

Reduced scan_of(const cv::Mat& pixels)
{
    return {pixels, 6, 50.0 / 25.4};
}

DrawnScan pale(double bed, double paper)
{
    DrawnScan look;
    look.dpi = 50.0;
    look.bed = bed;
    look.paper = paper;
    look.lean_degrees = 1.5;
    look.shadows = {20.0, 60.0, 30.0, 40.0};
    return look;
}

cv::Mat typescript()
{
    DrawnPage page;
    page.size = {413, 585};
    page.dpi = 50.0;
    return typed_page(page);
}

class FindSheetEdges : public testing::TestWithParam<DrawnScan> {};

TEST_P(FindSheetEdges, RunsAlongTheSheetWithinAMillimetre)
{
    const ScanOfSheet scan = draw_scan(GetParam());
    const SheetEdges found = find_sheet_edges(scan_of(scan.pixels));
    ASSERT_FALSE(found.beyond.empty());
    EXPECT_GE(found.confidence, 0.5);
    EXPECT_EQ(found.bright, GetParam().bed > GetParam().paper);
    cv::Mat inside;
    cv::erode(scan.sheet, inside, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    // A shadow darker than the paper is not told from it.
    cv::Mat around;
    cv::dilate(scan.sheet, around, cv::getStructuringElement(cv::MORPH_RECT, {7, 7}));
    EXPECT_EQ(cv::countNonZero(found.beyond & inside), 0);
    EXPECT_EQ(cv::countNonZero((found.beyond == 0) & (around == 0)), 0);
}

DrawnScan touching_two_borders()
{
    DrawnScan look = pale(250.0, 225.0);
    look.margins = {-9.0, 12.0, 12.0, -9.0};
    return look;
}

DrawnScan in_perspective()
{
    DrawnScan look = pale(185.0, 225.0);
    look.off = {cv::Point2d{0.02, 0.01}, {-0.02, -0.01}, {0.015, 0.02}, {-0.01, -0.02}};
    return look;
}

INSTANTIATE_TEST_SUITE_P(Beds, FindSheetEdges,
                         testing::Values(pale(250.0, 225.0), pale(246.0, 238.0), pale(180.0, 228.0), pale(150.0, 190.0),
                                         touching_two_borders(), in_perspective()));

TEST(FindSheetEdgesRefusals, SeesNoneWhereBedAndPaperAreAlike)
{
    EXPECT_TRUE(find_sheet_edges(scan_of(draw_scan(pale(236.0, 236.0)).pixels)).beyond.empty());
}

TEST(FindSheetEdgesRefusals, IsInDoubtWhereInkStandsBeyond)
{
    ScanOfSheet scan = draw_scan(pale(250.0, 225.0));
    for (int letter = 0; letter < 5; ++letter) {
        cv::rectangle(scan.pixels, cv::Rect(100 + 8 * letter, 6, 3, 4), cv::Scalar(60), cv::FILLED);
    }
    const SheetEdges found = find_sheet_edges(scan_of(scan.pixels));
    EXPECT_TRUE(found.beyond.empty());
    EXPECT_LT(found.confidence, 0.5);
}

TEST(FindSheetEdgesRefusals, TakesNoRuleForAnEdge)
{
    cv::Mat page = typescript();
    cv::rectangle(page, cv::Rect(15, 20, 385, 545), cv::Scalar(30), 1);
    cv::line(page, {25, 0}, {25, 584}, cv::Scalar(20), 2);
    EXPECT_TRUE(find_sheet_edges(scan_of(page)).beyond.empty());
}

TEST(FindSheetEdgesRefusals, TakesNoDenseRowForAnEdge)
{
    cv::Mat page(585, 413, CV_8U, cv::Scalar(150));
    for (const int top : {40, 300, 540}) {
        for (int x = 12; x < 400; x += 6) {
            cv::rectangle(page, cv::Rect(x, top, 4, 6), cv::Scalar(20), cv::FILLED);
        }
        cv::line(page, {12, top + 8}, {400, top + 8}, cv::Scalar(20), 1);
    }
    EXPECT_TRUE(find_sheet_edges(scan_of(page)).beyond.empty());
}

TEST(FindSheetEdgesRefusals, IsInDoubtOfOneFaintEdge)
{
    cv::Mat page = typescript();
    page.colRange(0, 25) -= 7;
    EXPECT_TRUE(find_sheet_edges(scan_of(page)).beyond.empty());
    page.colRange(0, 25) -= 20;
    EXPECT_FALSE(find_sheet_edges(scan_of(page)).beyond.empty());
}

TEST(FindSheetEdgesRefusals, IsInDoubtOfAnEdgeThatShowsOverHalfASide)
{
    cv::Mat page = typescript();
    page(cv::Rect(0, 0, 25, 320)) -= 30;
    EXPECT_TRUE(find_sheet_edges(scan_of(page)).beyond.empty());
}

TEST(FindSheetEdgesRefusals, TakesNoVignetteForEdges)
{
    cv::Mat page = typescript();
    constexpr double breadth = 20.0;
    for (int y = 0; y < page.rows; ++y) {
        for (int x = 0; x < page.cols; ++x) {
            const int depth = std::min(std::min(x, page.cols - 1 - x), std::min(y, page.rows - 1 - y));
            page.at<unsigned char>(y, x) -= cv::saturate_cast<unsigned char>(60.0 * (1.0 - depth / breadth));
        }
    }
    EXPECT_TRUE(find_sheet_edges(scan_of(page)).beyond.empty());
}

TEST(FindSheetEdgesRefusals, TakesNoShadeForAnEdge)
{
    cv::Mat page = typescript();
    for (int x = 0; x < page.cols; ++x) {
        page.col(x) *= 0.7 + 0.3 * std::min(1.0, x / 60.0);
    }
    EXPECT_TRUE(find_sheet_edges(scan_of(page)).beyond.empty());
}

TEST(FindSheetEdgesRefusals, SeesNoneOnPagesBlanksAndNoise)
{
    EXPECT_TRUE(find_sheet_edges(scan_of(typescript())).beyond.empty());
    EXPECT_TRUE(find_sheet_edges(scan_of(cv::Mat(585, 413, CV_8U, cv::Scalar(230)))).beyond.empty());
    EXPECT_TRUE(find_sheet_edges(scan_of(noise({413, 585}, 128.0, 60.0))).beyond.empty());
    EXPECT_TRUE(find_sheet_edges(scan_of(noise({413, 585}, 225.0, 4.0))).beyond.empty());
    EXPECT_TRUE(find_sheet_edges(scan_of(noise({20, 30}, 225.0, 4.0))).beyond.empty());
}

}  // namespace
}  // namespace depesha
