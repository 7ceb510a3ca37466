// SPDX-License-Identifier: Apache-2.0
#include "preprocess/page_condition.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace depesha {
namespace {

constexpr double dpi = 150.0;
constexpr double even_paper = 245.0;

cv::Mat grey_page()
{
    return typed_page({});
}

cv::Mat buff_page()
{
    DrawnPage look;
    look.type = CV_8UC3;
    look.paper = {150, 185, 200};
    look.ink = {38, 40, 42};
    return typed_page(look);
}

/// A red ring of strokes over the middle of the page, as inks on paper do: what it takes away of white light.
void stamp(cv::Mat& page)
{
    cv::Mat light(page.size(), CV_8UC3, cv::Scalar::all(255));
    cv::rectangle(light, cv::Rect(500, 800, 236, 83), cv::Scalar(70, 60, 190), 4);
    for (int x = 515; x < 720; x += 18) {
        cv::line(light, {x, 825}, {x, 858}, cv::Scalar(70, 60, 190), 4);
    }
    cv::multiply(page, light, page, 1.0 / 255.0);
}

PageCondition examined(const cv::Mat& pixels)
{
    return examine(pixels, dpi, {}, {});
}

cv::Mat readable(const cv::Mat& pixels, bool flattens)
{
    return readable_gray(reduced_by(pixels, 1, dpi), examined(pixels), flattens, even_paper);
}

/// The grey that half of the pixels are brighter than.
int median_of(const cv::Mat& gray)
{
    cv::Mat sorted;
    cv::sort(gray.clone().reshape(1, 1), sorted, cv::SORT_ASCENDING);
    return sorted.at<unsigned char>(0, sorted.cols / 2);
}

bool same_pixels(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0.0;
}

TEST(Examine, MeasuresAtAboutAHundredDpi)
{
    cv::Mat fine;
    cv::resize(grey_page(), fine, {}, 2.0, 2.0, cv::INTER_NEAREST);
    const PageCondition found = examine(fine, 300.0, {}, {});
    EXPECT_EQ(found.gray.factor, 3);
    EXPECT_NEAR(found.gray.pixels_per_mm * 25.4, 100.0, 1e-9);
    EXPECT_EQ(found.half.factor, 6);
    EXPECT_EQ(found.half.pixels.cols, found.gray.pixels.cols / 2);
}

TEST(Examine, FindsNothingAmissOnACleanGreyPage)
{
    const PageCondition found = examined(grey_page());
    EXPECT_FALSE(found.polarity.negative);
    EXPECT_TRUE(found.not_paper.empty());
    EXPECT_TRUE(found.holes.empty());
    EXPECT_TRUE(found.folds.empty());
    EXPECT_TRUE(found.ink.marks.empty());
    EXPECT_TRUE(found.paper_colour.empty());
    EXPECT_EQ(found.gray.pixels.channels(), 1);
    EXPECT_EQ(found.paper.level.size(), found.half.pixels.size());
    EXPECT_NEAR(median_of(found.paper.level), 225, 4);
}

TEST(Examine, MeasuresColourWhereTheScanHasIt)
{
    const PageCondition found = examined(buff_page());
    EXPECT_EQ(found.colour.pixels.channels(), 3);
    EXPECT_EQ(found.gray.pixels.channels(), 1);
    ASSERT_EQ(found.paper_colour.type(), CV_8UC3);
    const cv::Scalar level = cv::mean(found.paper_colour);
    EXPECT_NEAR(level[0], 150.0, 6.0);
    EXPECT_NEAR(level[1], 185.0, 6.0);
    EXPECT_NEAR(level[2], 200.0, 6.0);
    EXPECT_TRUE(found.ink.marks.empty());
}

TEST(Examine, HasThePositiveOfANegative)
{
    const cv::Mat page = grey_page();
    const PageCondition found = examined(255 - page);
    EXPECT_TRUE(found.polarity.negative);
    EXPECT_NEAR(median_of(found.gray.pixels), 225, 2);
    EXPECT_NEAR(median_of(found.colour.pixels), 225, 2);
    EXPECT_NEAR(median_of(found.half.pixels), 225, 2);
}

TEST(Examine, TellsBedAndHolesFromPaper)
{
    constexpr int margin = 60;
    cv::Mat scan = on_bed(grey_page(), margin, 0.0, 20.0);
    const cv::Point hole(margin + 60, scan.rows / 2);
    cv::circle(scan, hole, 18, cv::Scalar(20), cv::FILLED);
    const PageCondition found = examined(scan);
    ASSERT_EQ(found.not_paper.size(), found.half.pixels.size());
    const int factor = found.half.factor;
    const auto is_paper = [&](int x, int y) { return found.not_paper.at<unsigned char>(y / factor, x / factor) == 0; };
    EXPECT_FALSE(is_paper(margin / 2, scan.rows / 2));
    EXPECT_FALSE(is_paper(scan.cols / 2, scan.rows - margin / 2));
    EXPECT_TRUE(is_paper(scan.cols / 2, scan.rows / 2));
    ASSERT_EQ(found.holes.size(), 1U);
    EXPECT_FALSE(is_paper(hole.x, hole.y));
}

TEST(Examine, FindsAStampInItsOwnColour)
{
    cv::Mat page = buff_page();
    stamp(page);
    EXPECT_EQ(examined(page).ink.marks.size(), 1U);
}

TEST(Examine, NeverWritesToTheScan)
{
    for (const cv::Mat& scan : {grey_page(), cv::Mat(255 - grey_page()), buff_page()}) {
        const cv::Mat before = scan.clone();
        static_cast<void>(examine(scan, 100.0, {}, {}));  // not reduced: its pixels are shared
        EXPECT_TRUE(same_pixels(scan, before));
    }
}

TEST(ReadableGray, IsANewImageOfTheSameSize)
{
    const cv::Mat page = grey_page();
    const cv::Mat before = page.clone();
    cv::Mat gray = readable(page, false);
    EXPECT_EQ(gray.size(), page.size());
    EXPECT_EQ(gray.type(), CV_8UC1);
    gray.setTo(3);
    EXPECT_TRUE(same_pixels(page, before));
}

TEST(ReadableGray, IsTheCleanPageItself)
{
    EXPECT_TRUE(same_pixels(readable(grey_page(), false), grey_page()));
}

TEST(ReadableGray, LeavesThePaperAsBrightAsItWasUnlessItFlattens)
{
    EXPECT_EQ(median_of(readable(grey_page(), false)), 225);
    EXPECT_NEAR(median_of(readable(grey_page(), true)), even_paper, 2.0);
}

TEST(ReadableGray, EvensPaperThatDarkensAcrossThePage)
{
    cv::Mat page = grey_page();
    for (int x = 0; x < page.cols; ++x) {
        page.col(x) *= 1.0 - 0.5 * x / page.cols;
    }
    const cv::Mat gray = readable(page, true);
    EXPECT_NEAR(median_of(gray.colRange(0, 140)), even_paper, 4.0);
    EXPECT_NEAR(median_of(gray.colRange(gray.cols - 110, gray.cols)), even_paper, 4.0);
    const cv::Mat ink = grey_page() < 100;
    EXPECT_LT(cv::mean(gray, ink)[0], 90.0);
}

TEST(ReadableGray, MakesAPositiveOfANegative)
{
    EXPECT_TRUE(same_pixels(readable(255 - grey_page(), false), grey_page()));
}

TEST(ReadableGray, IsGreyWhereTheScanIsInColour)
{
    cv::Mat expected;
    cv::cvtColor(buff_page(), expected, cv::COLOR_BGR2GRAY);
    EXPECT_TRUE(same_pixels(readable(buff_page(), false), expected));
}

TEST(ReadableGray, PutsPaperWhereBedAndHolesWere)
{
    constexpr int margin = 60;
    cv::Mat scan = on_bed(grey_page(), margin, 0.0, 20.0);
    const cv::Point hole(margin + 60, scan.rows / 2);
    cv::circle(scan, hole, 18, cv::Scalar(20), cv::FILLED);
    const cv::Mat gray = readable(scan, false);
    EXPECT_NEAR(gray.at<unsigned char>(10, 10), 225, 12);
    EXPECT_NEAR(gray.at<unsigned char>(scan.rows / 2, margin / 3), 225, 12);
    EXPECT_NEAR(gray.at<unsigned char>(hole.y, hole.x), 225, 12);
}

TEST(ReadableGray, TakesAStampAway)
{
    cv::Mat stamped = buff_page();
    stamp(stamped);
    const cv::Mat gray = readable(stamped, false);
    const cv::Mat clean = readable(buff_page(), false);
    cv::Mat raw;
    cv::cvtColor(stamped, raw, cv::COLOR_BGR2GRAY);
    EXPECT_LT(cv::norm(gray, clean, cv::NORM_L1), 0.15 * cv::norm(raw, clean, cv::NORM_L1));
}

}  // namespace
}  // namespace depesha
