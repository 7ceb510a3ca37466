// SPDX-License-Identifier: Apache-2.0
#include "preprocess/measure_condition.h"
#include "preprocess/preprocess.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <tuple>

namespace depesha {
namespace {

constexpr double mm_per_inch = 25.4;

ScanCondition measured(const cv::Mat& pixels, double dpi)
{
    ScanPage scan;
    scan.pixels = pixels;
    scan.scan.size = {pixels.cols, pixels.rows};
    scan.scan.dpi = dpi;
    scan.scan.dpi_stated = true;
    return preprocess(scan, {}).condition;
}

DrawnPage look_at(double dpi)
{
    DrawnPage look;
    look.dpi = dpi;
    look.size = {static_cast<int>(8.27 * dpi), static_cast<int>(11.69 * dpi)};
    return look;
}

cv::Mat grainy(const cv::Mat& page, double deviation)
{
    cv::Mat grain(page.size(), CV_16SC(page.channels()));
    cv::RNG random(23);
    random.fill(grain, cv::RNG::NORMAL, 0.0, deviation);
    cv::Mat sum;
    cv::add(page, grain, sum, {}, CV_8U);
    return sum;
}

class MeasureConditionAt : public testing::TestWithParam<double> {};

TEST_P(MeasureConditionAt, TellsStrokesLettersAndInk)
{
    const double dpi = GetParam();
    const ScanCondition found = measured(typed_page(look_at(dpi)), dpi);
    // drawn_page: strokes of 0.35 mm, which OpenCV makes an odd number of pixels wide; small letters of 1.9 mm.
    const int stroke = (static_cast<int>(std::lround(0.35 * dpi / mm_per_inch)) + 1) / 2 * 2 + 1;
    EXPECT_NEAR(found.stroke_width, stroke, 0.8);
    EXPECT_NEAR(found.x_height, 1.9 * dpi / mm_per_inch + stroke, 1.0);
    EXPECT_NEAR(found.ink_contrast, 1.0 - 50.0 / 225.0, 0.05);
}

INSTANTIATE_TEST_SUITE_P(Dpi, MeasureConditionAt, testing::Values(150.0, 200.0, 300.0, 400.0));

class MeasureGrain : public testing::TestWithParam<double> {};

TEST_P(MeasureGrain, TellsItsDeviationOnAndOffTypedPages)
{
    const double deviation = GetParam();
    const cv::Mat blank(1754, 1240, CV_8U, cv::Scalar(200));
    for (const cv::Mat& page : {typed_page({}), blank, cv::Mat(255 - blank)}) {
        EXPECT_NEAR(grain_of(grainy(page, deviation), 150.0 / mm_per_inch, {}), deviation, 0.1 * deviation + 0.2);
    }
}

INSTANTIATE_TEST_SUITE_P(Deviations, MeasureGrain, testing::Values(0.0, 1.0, 4.0, 10.0));

TEST(MeasureGrainOf, LooksAtNoTileOfTheBed)
{
    cv::Mat page(600, 400, CV_8U, cv::Scalar(200));
    cv::Mat right = page.colRange(200, 400);
    grainy(right, 12.0).copyTo(right);
    cv::Mat bed = cv::Mat::zeros(200, 133, CV_8U);
    EXPECT_LT(grain_of(page, 4.0, bed), 0.3);
    bed.colRange(0, 70) = 255;
    EXPECT_NEAR(grain_of(page, 4.0, bed), 12.0, 1.5);
    bed = 255;
    EXPECT_EQ(grain_of(page, 4.0, bed), 0.0);
}

TEST(MeasureCondition, TellsNoiseByTheBrightnessOfThePaper)
{
    EXPECT_NEAR(measured(grainy(typed_page({}), 9.0), 150.0).noise, 9.0 / 225.0, 0.006);
    const cv::Mat negative = 255 - grainy(typed_page({}), 9.0);
    EXPECT_NEAR(measured(negative, 150.0).noise, 9.0 / 225.0, 0.006);
}

TEST(MeasureCondition, TellsFaintInkFromFreshInk)
{
    DrawnPage faint;
    faint.ink = {185, 185, 185};
    EXPECT_NEAR(measured(typed_page(faint), 150.0).ink_contrast, 40.0 / 225.0, 0.03);
}

TEST(MeasureCondition, TellsUnevenPaper)
{
    cv::Mat page = typed_page({});
    EXPECT_LT(measured(page, 150.0).background_spread, 0.02);
    for (int x = 0; x < page.cols; ++x) {
        page.col(x) *= 1.0 - 0.4 * x / page.cols;
    }
    EXPECT_NEAR(measured(page, 150.0).background_spread, 0.37, 0.05);
}

TEST(MeasureCondition, TellsTheBed)
{
    const cv::Mat sheet = typed_page({});
    const double share = 1.0 - 1240.0 * 1754.0 / (1360.0 * 1874.0);
    EXPECT_EQ(measured(sheet, 150.0).bed, 0.0);
    EXPECT_NEAR(measured(on_bed(sheet, 60, 0.0, 12.0), 150.0).bed, share, 0.02);
}

TEST(MeasureCondition, TellsColours)
{
    DrawnPage buff;
    buff.type = CV_8UC3;
    buff.paper = {150, 185, 200};
    cv::Mat page = typed_page(buff);
    const ScanCondition plain = measured(page, 150.0);
    EXPECT_NEAR(plain.paper_chroma, 0.25, 0.03);
    EXPECT_LT(plain.coloured_ink, 0.01);
    cv::rectangle(page, {500, 1500}, {800, 1600}, cv::Scalar(60, 50, 180), 5);
    EXPECT_GT(measured(page, 150.0).coloured_ink, 0.02);
    EXPECT_EQ(measured(typed_page({}), 150.0).paper_chroma, 0.0);
}

TEST(MeasureCondition, TellsTheScanAndNotWhatBecameOfIt)
{
    DrawnPage fine = look_at(400.0);
    const ScanCondition found = measured(on_bed(typed_page(fine), 100, 3.0, 10.0), 400.0);
    EXPECT_NEAR(found.x_height, 1.9 * 400.0 / mm_per_inch + 7.0, 2.0);
    EXPECT_GT(found.bed, 0.05);
}

TEST(MeasureCondition, HasNoTypeToMeasureOnABlankPage)
{
    const ScanCondition found = measured(cv::Mat(1754, 1240, CV_8U, cv::Scalar(230)), 150.0);
    EXPECT_EQ(found.ink_contrast, 0.0);
    EXPECT_EQ(found.stroke_width, 0.0);
    EXPECT_EQ(found.x_height, 0.0);
    EXPECT_EQ(found.noise, 0.0);
    EXPECT_EQ(found.bed, 0.0);
}

/// Clean pages of many looks: straight, evenly lit, without bed, without colours.
class CleanPageOf : public testing::TestWithParam<std::tuple<double, int>> {};

cv::Mat clean_scan(double dpi, int kind)
{
    DrawnPage look = look_at(dpi);
    if (kind == 1) {  // a bright page whose type is grey, as copies are
        look.paper = {252, 252, 252};
        look.ink = {150, 150, 150};
    } else if (kind == 2) {  // grey paper
        look.paper = {170, 170, 170};
        look.ink = {30, 30, 30};
    } else if (kind == 3) {  // scanned in colour, though there is none
        look.type = CV_8UC3;
        look.paper = {225, 225, 225};
    } else if (kind == 4) {  // a few lines only
        look.lines = 4;
    }
    cv::Mat page = grainy(typed_page(look), kind == 5 ? 6.0 : 1.5);
    if (kind == 6) {  // softly focused
        cv::GaussianBlur(page, page, {}, dpi / 150.0);
    }
    return page;
}

TEST_P(CleanPageOf, PassesThroughUntouched)
{
    const auto [dpi, kind] = GetParam();
    ScanPage scan;
    scan.pixels = clean_scan(dpi, kind);
    scan.scan.size = {scan.pixels.cols, scan.pixels.rows};
    scan.scan.dpi = dpi;
    scan.scan.dpi_stated = true;
    cv::Mat gray = scan.pixels;
    if (gray.channels() == 3) {
        cv::cvtColor(scan.pixels, gray, cv::COLOR_BGR2GRAY);
    }
    const CleanPage page = preprocess(scan, {});
    for (const StepReport& step : page.steps) {
        EXPECT_FALSE(step.ran) << step.step << ": " << step.reason;
        EXPECT_FALSE(step.reason.empty()) << step.step;
    }
    ASSERT_EQ(page.gray.size(), gray.size());
    EXPECT_EQ(cv::norm(page.gray, gray, cv::NORM_INF), 0.0);
    EXPECT_EQ(page.to_scan, Transform{});
    EXPECT_TRUE(page.marks.empty());
}

INSTANTIATE_TEST_SUITE_P(Looks, CleanPageOf,
                         testing::Combine(testing::Values(150.0, 200.0, 300.0, 330.0), testing::Range(0, 7)));

}  // namespace
}  // namespace depesha
