// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_sheet.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace depesha {
namespace {

/// Typescript of 50 dpi.
cv::Mat small_sheet(double paper)
{
    DrawnPage page;
    page.size = {413, 585};
    page.dpi = 50.0;
    page.paper = cv::Scalar::all(paper);
    return typed_page(page);
}

Reduced scan_of(const cv::Mat& pixels)
{
    return {pixels, 6, 50.0 / 25.4};
}

struct Laid {
    double paper;
    double bed;
    double degrees;
};

class FindSheet : public testing::TestWithParam<Laid> {};

TEST_P(FindSheet, CoversTheBedAndNoneOfTheText)
{
    const Laid laid = GetParam();
    const cv::Mat sheet = small_sheet(laid.paper);
    const Sheet found = find_sheet(scan_of(on_bed(sheet, 40, laid.degrees, laid.bed)), {});
    ASSERT_FALSE(found.bed.empty()) << found.finding;
    EXPECT_GT(found.confidence, 0.7);

    // 1 mm, which the bed is widened by, and a pixel of blur.
    const int rim = 4;
    const cv::Mat all = on_bed(cv::Mat(sheet.size(), CV_8U, cv::Scalar(255)), 40, laid.degrees, 0.0);
    cv::Mat inside;
    cv::erode(all, inside, cv::getStructuringElement(cv::MORPH_RECT, {2 * rim + 1, 2 * rim + 1}));
    EXPECT_EQ(cv::countNonZero(found.bed & (inside == 255)), 0);
    EXPECT_EQ(cv::countNonZero((all == 0) & (found.bed == 0)), 0);
}

INSTANTIATE_TEST_SUITE_P(Beds, FindSheet,
                         testing::Values(Laid{210.0, 12.0, 0.0}, Laid{210.0, 12.0, 3.0}, Laid{120.0, 10.0, -4.0},
                                         Laid{225.0, 110.0, 1.5}, Laid{190.0, 250.0, 2.0}, Laid{150.0, 254.0, -1.0}));

TEST(FindSheetEdges, SeesAWedgeOfBedNarrowerThanAStroke)
{
    cv::Mat scan = small_sheet(210.0);
    const std::vector<cv::Point> wedge{{0, 0}, {4, 0}, {0, 400}};
    cv::fillPoly(scan, std::vector<std::vector<cv::Point>>{wedge}, cv::Scalar(10));
    const Sheet found = find_sheet(scan_of(scan), {});
    ASSERT_FALSE(found.bed.empty());
    EXPECT_EQ(found.bed.at<unsigned char>(100, 0), 255);
    EXPECT_EQ(found.bed.at<unsigned char>(100, 30), 0);
}

TEST(FindSheetEdges, TakesATornCornerForBed)
{
    cv::Mat sheet = small_sheet(210.0);
    const std::vector<cv::Point> corner{{0, 0}, {70, 0}, {30, 25}, {0, 60}};
    cv::fillPoly(sheet, std::vector<std::vector<cv::Point>>{corner}, cv::Scalar(12));
    const Sheet found = find_sheet(scan_of(on_bed(sheet, 30, 0.0, 12.0)), {});
    ASSERT_FALSE(found.bed.empty());
    EXPECT_EQ(found.bed.at<unsigned char>(40, 40), 255);
}

TEST(FindSheetRefusals, KeepsAPageThatFillsTheScan)
{
    EXPECT_TRUE(find_sheet(scan_of(small_sheet(225.0)), {}).bed.empty());
}

TEST(FindSheetRefusals, KeepsTextThatTheBorderCuts)
{
    const cv::Mat page = small_sheet(225.0);
    const Sheet found = find_sheet(scan_of(page.colRange(100, page.cols).rowRange(60, 400)), {});
    EXPECT_TRUE(found.bed.empty()) << found.finding;
}

TEST(FindSheetRefusals, KeepsAPageThatDarkensTowardsItsEdge)
{
    cv::Mat page = small_sheet(225.0);
    for (int x = 0; x < page.cols; ++x) {
        page.col(x) *= 0.35 + 0.65 * x / page.cols;
    }
    EXPECT_TRUE(find_sheet(scan_of(page), {}).bed.empty());
}

TEST(FindSheetRefusals, KeepsNoise)
{
    EXPECT_TRUE(find_sheet(scan_of(noise({413, 585}, 128.0, 60.0)), {}).bed.empty());
}

TEST(FindSheetRefusals, KeepsABlankPage)
{
    const Sheet found = find_sheet(scan_of(cv::Mat(585, 413, CV_8U, cv::Scalar(230))), {});
    EXPECT_TRUE(found.bed.empty());
    EXPECT_EQ(found.confidence, 0.0);
}

TEST(FindSheetRefusals, DoesNotTakeASnippetForASheet)
{
    cv::Mat scan(585, 413, CV_8U, cv::Scalar(15));
    scan(cv::Rect(150, 200, 100, 60)) = 220;
    EXPECT_TRUE(find_sheet(scan_of(scan), {}).bed.empty());
}

}  // namespace
}  // namespace depesha
