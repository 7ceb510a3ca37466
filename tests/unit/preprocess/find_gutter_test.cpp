// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_gutter.h"
#include "preprocess/preprocess.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

namespace depesha {
namespace {

constexpr double dpi = 150.0;
constexpr double mm = dpi / 25.4;

int px(double millimetres)
{
    return static_cast<int>(std::lround(millimetres * mm));
}

/// Darkens paper and ink around an upright line at `x`, as a gutter or a fold does.
void shade(cv::Mat& page, double x, double half_width, double share)
{
    for (int column = 0; column < page.cols; ++column) {
        const double distance = (column - x) / half_width;
        page.col(column) *= 1.0 - share * std::exp(-0.5 * distance * distance);
    }
}

/// An open book: the page, and `strip_mm` of the one that faces it on the left; its lines end shortly before the
/// gutter.
cv::Mat open_book(double strip_mm, double shadow_mm, double share)
{
    const cv::Mat page = typed_page({});
    cv::Mat scan(page.rows, page.cols + px(strip_mm), CV_8U, cv::Scalar(225));
    page.copyTo(scan.colRange(px(strip_mm), scan.cols));
    // typed_page: 20 mm of margin at the right
    const int text = std::max(0, px(strip_mm - 6.0));
    const int end = page.cols - px(20.0);
    page.colRange(end - text, end).copyTo(scan.colRange(0, text));
    shade(scan, px(strip_mm), shadow_mm * mm, share);
    return scan;
}

Reduced half_of(const cv::Mat& scan)
{
    return reduced_by(scan, 3, dpi);
}

CleanPage cleaned(const cv::Mat& pixels)
{
    ScanPage scan;
    scan.pixels = pixels;
    scan.scan.size = {pixels.cols, pixels.rows};
    scan.scan.dpi = dpi;
    scan.scan.dpi_stated = true;
    return preprocess(scan, {});
}

class FindGutter : public testing::TestWithParam<std::tuple<double, double, double>> {};

TEST_P(FindGutter, TellsTheFacingPageFromThePage)
{
    const auto [strip, shadow, share] = GetParam();
    const cv::Mat book = open_book(strip, shadow, share);
    for (const bool right : {false, true}) {
        cv::Mat scan = book.clone();
        if (right) {
            cv::flip(book, scan, 1);
        }
        const Gutter found = find_gutter(half_of(scan), {});
        ASSERT_EQ(found.strips.size(), 1U) << found.finding;
        EXPECT_GT(found.confidence, 0.4);
        const cv::Rect box = found.strips[0];
        EXPECT_NEAR(box.width, px(strip) / 3.0, 4.5);
        EXPECT_EQ(box.x == 0, !right);
        EXPECT_EQ(box.height, found.facing.rows);
    }
}

INSTANTIATE_TEST_SUITE_P(Books, FindGutter,
                         testing::Values(std::tuple{14.0, 5.0, 0.5}, std::tuple{25.0, 8.0, 0.3},
                                         std::tuple{40.0, 4.0, 0.7}, std::tuple{30.0, 6.0, 0.2}));

TEST(FindGutterOf, ABookThatLeans)
{
    for (const double lean : {-1.5, 1.5}) {
        const cv::Mat scan = leaning(open_book(30.0, 6.0, 0.5), lean, cv::Scalar(225));
        const Gutter found = find_gutter(half_of(scan), {});
        ASSERT_EQ(found.strips.size(), 1U) << found.finding;
        EXPECT_EQ(found.facing.at<unsigned char>(found.facing.rows / 2, px(20.0) / 3), 255);
        EXPECT_EQ(found.facing.at<unsigned char>(found.facing.rows / 2, px(36.0) / 3), 0);
    }
}

TEST(FindGutterOf, ABookThatIsReadWithoutItsFacingPage)
{
    const cv::Mat book = open_book(25.0, 6.0, 0.5);
    const CleanPage page = cleaned(book);
    EXPECT_EQ(page.lines.size(), 30U);
    for (const TextLine& line : page.lines) {
        EXPECT_GT(apply(page.to_scan, {static_cast<double>(line.box.left), 0.0}).x, px(25.0 + 20.0));
    }
    ASSERT_EQ(page.marks.size(), 1U);
    EXPECT_EQ(page.marks[0].kind, MarkKind::Other);
    EXPECT_EQ(page.marks[0].box.left, 0);
    EXPECT_NEAR(page.marks[0].box.right, px(25.0), 12);
    const auto step = std::find_if(page.steps.begin(), page.steps.end(),
                                   [](const StepReport& report) { return report.step == "gutter"; });
    ASSERT_NE(step, page.steps.end());
    EXPECT_TRUE(step->ran);
}

void expect_none(const cv::Mat& scan)
{
    for (const bool right : {false, true}) {
        cv::Mat side = scan.clone();
        if (right) {
            cv::flip(scan, side, 1);
        }
        const Gutter found = find_gutter(half_of(side), {});
        EXPECT_TRUE(found.facing.empty()) << found.finding;
        EXPECT_TRUE(found.strips.empty());
        EXPECT_FALSE(found.finding.empty());
    }
}

TEST(FindGutterRefusals, KeepsAPlainPage)
{
    expect_none(typed_page({}));
    expect_none(cv::Mat(1754, 1240, CV_8U, cv::Scalar(225)));
    expect_none(noise({1240, 1754}, 190.0, 25.0));
}

TEST(FindGutterRefusals, KeepsAPageThatTheBorderCuts)
{
    expect_none(typed_page({}).colRange(px(30.0), 1240).clone());
}

TEST(FindGutterRefusals, KeepsTextThatRunsAcrossAShadow)
{
    for (const double place : {35.0, 45.0}) {
        cv::Mat page = typed_page({}).colRange(px(20.0), 1240).clone();
        shade(page, px(place), 5.0 * mm, 0.5);
        expect_none(page);
    }
}

TEST(FindGutterRefusals, KeepsNotesBeyondAShadowThatAreWhole)
{
    cv::Mat page = typed_page({});
    cv::Mat scan(page.rows, page.cols + px(25.0), CV_8U, cv::Scalar(225));
    page.copyTo(scan.colRange(px(25.0), scan.cols));
    for (int y = 300; y < 1500; y += 100) {
        cv::putText(scan, "See 12", {px(3.0), y}, cv::FONT_HERSHEY_PLAIN, 1.3, cv::Scalar(50), 2);
    }
    shade(scan, px(27.0), 5.0 * mm, 0.5);
    expect_none(scan);
}

TEST(FindGutterRefusals, KeepsWhatLiesBeyondAFoldOrARule)
{
    cv::Mat fold = open_book(25.0, 0.6, 0.5);
    expect_none(fold);
    cv::Mat rule = open_book(25.0, 6.0, 0.0);
    cv::line(rule, {px(25.0), 0}, {px(25.0), rule.rows}, cv::Scalar(60), 4);
    expect_none(rule);
}

TEST(FindGutterRefusals, KeepsAShadowThatEndsHalfwayDown)
{
    cv::Mat book = open_book(25.0, 6.0, 0.5);
    open_book(25.0, 6.0, 0.0).rowRange(0, 900).copyTo(book.rowRange(0, 900));
    expect_none(book);
}

TEST(FindGutterRefusals, KeepsBothPagesOfASpread)
{
    const cv::Mat page = typed_page({});
    cv::Mat scan;
    cv::hconcat(page, page, scan);
    shade(scan, page.cols, 8.0 * mm, 0.5);
    expect_none(scan);
}

TEST(FindGutterRefusals, KeepsAPageThatDarkensTowardsItsEdge)
{
    cv::Mat page = typed_page({});
    shade(page, 0.0, 15.0 * mm, 0.6);
    expect_none(page);
}

TEST(FindGutterRefusals, StandsImagesOfAnyShape)
{
    for (const cv::Size size : {cv::Size{1, 1}, cv::Size{3, 400}, cv::Size{400, 3}, cv::Size{20, 20}}) {
        EXPECT_TRUE(find_gutter({noise(size, 150.0, 50.0), 6, 2.0}, {}).facing.empty());
    }
}

}  // namespace
}  // namespace depesha
