// SPDX-License-Identifier: Apache-2.0
#include "preprocess/preprocess.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <stdexcept>

namespace depesha {
namespace {

ScanPage scan_of(const cv::Mat& pixels, double dpi)
{
    ScanPage scan;
    scan.id = {"box/0031.tif", 2};
    scan.pixels = pixels;
    scan.scan.size = {pixels.cols, pixels.rows};
    scan.scan.dpi = dpi;
    scan.scan.dpi_stated = true;
    return scan;
}

const StepReport& step(const CleanPage& page, const std::string& name)
{
    return *std::find_if(page.steps.begin(), page.steps.end(), [&](const StepReport& s) { return s.step == name; });
}

TEST(Preprocess, LeavesACleanPageAsItIs)
{
    const cv::Mat pixels = typed_page({});
    const CleanPage page = preprocess(scan_of(pixels, 150.0), {});
    EXPECT_EQ(page.id, (PageId{"box/0031.tif", 2}));
    ASSERT_EQ(page.gray.size(), pixels.size());
    EXPECT_EQ(cv::norm(page.gray, pixels, cv::NORM_INF), 0.0);
    EXPECT_EQ(page.to_scan, Transform{});
    EXPECT_EQ(page.dpi, 150.0);
    EXPECT_TRUE(page.marks.empty());
    for (const char* name : {"sheet", "orientation", "deskew", "resolution", "scale", "ink", "background", "folds",
                             "curvature", "keystone"}) {
        EXPECT_FALSE(step(page, name).ran) << name;
        EXPECT_FALSE(step(page, name).reason.empty()) << name;
    }
}

/// Each row moved down by what `sunk` says of its place, in pixels about the middle of the page.
template <typename Sunk>
cv::Mat bent(const cv::Mat& sheet, Sunk sunk)
{
    cv::Mat x(sheet.size(), CV_32F);
    cv::Mat y(sheet.size(), CV_32F);
    for (int row = 0; row < sheet.rows; ++row) {
        for (int column = 0; column < sheet.cols; ++column) {
            x.at<float>(row, column) = static_cast<float>(column);
            y.at<float>(row, column) =
                static_cast<float>(row - sunk(column - sheet.cols / 2.0, row - sheet.rows / 2.0));
        }
    }
    cv::Mat curled;
    cv::remap(sheet, curled, x, y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return curled;
}

TEST(Preprocess, MeasuresHowMuchLinesSag)
{
    constexpr double sag = 8.0;      // pixels, over lines of
    constexpr double width = 870.0;  // pixels, but for the outermost twentieths
    constexpr double mm = 150.0 / 25.4;
    const auto sunk = [](double x, double) { return -4.0 * sag / (width * width) * x * x; };
    const CleanPage page = preprocess(scan_of(bent(typed_page({}), sunk), 150.0), {});
    EXPECT_NEAR(step(page, "curvature").measure, sag / mm, 0.15);
    EXPECT_GT(step(page, "curvature").confidence, 0.5);
    EXPECT_FALSE(step(page, "curvature").ran);
    EXPECT_NEAR(step(page, "keystone").measure, 0.0, 0.1);
}

TEST(Preprocess, MeasuresHowMuchLinesFanOut)
{
    const auto sunk = [](double x, double y) { return 1.5e-5 * x * y; };
    const CleanPage page = preprocess(scan_of(bent(typed_page({}), sunk), 150.0), {});
    const double text_height = 26.0 * 8.47 * 150.0 / 25.4;
    EXPECT_NEAR(step(page, "keystone").measure, 1.5e-5 * text_height * 180.0 / CV_PI, 0.15);
    EXPECT_NEAR(step(page, "curvature").measure, 0.0, 0.1);
}

TEST(Preprocess, IsNotSureOfTheCurvatureOfNoise)
{
    const CleanPage page = preprocess(scan_of(noise({800, 1100}, 128.0, 40.0), 150.0), {});
    EXPECT_LT(step(page, "curvature").confidence, 0.3);
}

TEST(Preprocess, NeverWritesToTheScan)
{
    const cv::Mat pixels = on_bed(typed_page({}), 60, 2.0, 12.0);
    const cv::Mat before = pixels.clone();
    const CleanPage page = preprocess(scan_of(pixels, 150.0), {});
    EXPECT_EQ(cv::norm(pixels, before, cv::NORM_INF), 0.0);
    EXPECT_NE(page.gray.data, pixels.data);
}

TEST(Preprocess, StraightensASheetOnADarkBedAndLeadsBackToTheScan)
{
    cv::Mat sheet = typed_page({});
    cv::circle(sheet, {1000, 1650}, 9, cv::Scalar(0), cv::FILLED);
    const cv::Mat pixels = on_bed(sheet, 80, 3.0, 12.0);
    const CleanPage page = preprocess(scan_of(pixels, 150.0), {});
    EXPECT_TRUE(step(page, "sheet").ran);
    EXPECT_NEAR(page.skew_degrees, 3.0, 0.05);
    EXPECT_NEAR(page.gray.cols, 1240, 30);
    EXPECT_GT(cv::mean(page.gray.rowRange(0, 20))[0], 200.0);

    // The blackest pixel of the clean page is the dot: find it on the scan.
    cv::Point dot;
    cv::Mat smooth;
    cv::blur(page.gray, smooth, {9, 9});
    cv::minMaxLoc(smooth, nullptr, nullptr, &dot);
    const Point back = apply(page.to_scan, {dot.x + 0.5, dot.y + 0.5});
    EXPECT_LT(pixels.at<unsigned char>(static_cast<int>(back.y), static_cast<int>(back.x)), 10);
}

TEST(Preprocess, TurnsANegativeIntoAPositive)
{
    const cv::Mat negative = 255 - typed_page({});
    const CleanPage page = preprocess(scan_of(negative, 150.0), {});
    EXPECT_TRUE(step(page, "polarity").ran);
    EXPECT_EQ(cv::norm(page.gray, typed_page({}), cv::NORM_INF), 0.0);
}

TEST(Preprocess, LaysLinesDownThatRunUpright)
{
    cv::Mat turned;
    cv::rotate(typed_page({}), turned, cv::ROTATE_90_CLOCKWISE);
    const CleanPage page = preprocess(scan_of(turned, 150.0), {});
    EXPECT_EQ(page.orientation % 180, 90);
    EXPECT_EQ(page.gray.cols, 1240);
    EXPECT_EQ(page.gray.rows, 1754);
}

TEST(Preprocess, MakesAFineScanSmaller)
{
    DrawnPage look;
    look.size = {3308, 4676};
    look.dpi = 400.0;
    const CleanPage page = preprocess(scan_of(typed_page(look), 400.0), {});
    EXPECT_DOUBLE_EQ(page.dpi, 300.0);
    EXPECT_EQ(page.gray.cols, 2481);
    EXPECT_TRUE(step(page, "scale").ran);
    EXPECT_DOUBLE_EQ(step(page, "scale").measure, 0.75);
    const Point corner = apply(page.to_scan, {2481.0, 3507.0});
    EXPECT_NEAR(corner.x, 3308.0, 1.0);
    EXPECT_NEAR(corner.y, 4676.0, 1.0);
}

TEST(Preprocess, TellsAResolutionThatTheFileDoesNotState)
{
    ScanPage scan = scan_of(typed_page({}), 72.0);
    scan.scan.dpi_stated = false;
    const CleanPage page = preprocess(scan, {});
    EXPECT_NEAR(page.scan.dpi, 150.0, 2.0);
    EXPECT_TRUE(step(page, "resolution").ran);
}

TEST(Preprocess, RecordsHolesInPixelsOfTheScan)
{
    cv::Mat pixels = typed_page({});
    cv::circle(pixels, {70, 600}, 18, cv::Scalar(8), cv::FILLED);
    const CleanPage page = preprocess(scan_of(pixels, 150.0), {});
    ASSERT_EQ(page.marks.size(), 1U);
    EXPECT_EQ(page.marks[0].kind, MarkKind::Hole);
    EXPECT_NEAR(page.marks[0].box.left, 52, 5);
    EXPECT_NEAR(page.marks[0].box.bottom, 619, 5);
    EXPECT_GT(page.gray.at<unsigned char>(600, 70), 200);
}

TEST(Preprocess, ReadsABlankPageAndNoiseWithoutDoingAnything)
{
    for (const cv::Mat& pixels : {cv::Mat(1754, 1240, CV_8U, cv::Scalar(230)), noise({1240, 1754}, 200.0, 12.0)}) {
        const CleanPage page = preprocess(scan_of(pixels, 150.0), {});
        EXPECT_EQ(page.orientation, 0);
        EXPECT_EQ(page.skew_degrees, 0.0);
        EXPECT_EQ(cv::norm(page.gray, pixels, cv::NORM_INF), 0.0);
    }
}

class PreprocessSmall : public testing::TestWithParam<cv::Size> {};

TEST_P(PreprocessSmall, StandsImagesOfAnyShape)
{
    const CleanPage page = preprocess(scan_of(noise(GetParam(), 150.0, 70.0), 300.0), {});
    EXPECT_FALSE(page.gray.empty());
    EXPECT_EQ(page.gray.size(), page.binary.size());
}

INSTANTIATE_TEST_SUITE_P(Shapes, PreprocessSmall,
                         testing::Values(cv::Size{1, 1}, cv::Size{2, 3}, cv::Size{5, 400}, cv::Size{400, 5},
                                         cv::Size{31, 17}, cv::Size{3000, 40}));

TEST(Preprocess, StandsAColourImageOfOnePixel)
{
    EXPECT_FALSE(preprocess(scan_of(cv::Mat(1, 1, CV_8UC3, cv::Scalar(9, 9, 9)), 300.0), {}).gray.empty());
}

TEST(Preprocess, RefusesAScanWithoutPixels)
{
    EXPECT_THROW((void)preprocess(ScanPage{}, {}), std::runtime_error);
}

}  // namespace
}  // namespace depesha
