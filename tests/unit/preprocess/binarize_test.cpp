// SPDX-License-Identifier: Apache-2.0
#include "preprocess/binarize.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace depesha {
namespace {

cv::Mat binarized(const cv::Mat& gray, double scale)
{
    return relief_of(gray, scale).binary;
}

constexpr double dpi = 150.0;
constexpr double pixels_per_mm = dpi / 25.4;
constexpr int paper = 245;

/// Black strokes a third of a millimetre wide, far apart; ink of the given grey.
cv::Mat strokes(const cv::Rect& area, int step, int ink, cv::Mat page)
{
    for (int x = area.x; x < area.br().x; x += step) {
        cv::line(page, {x, area.y}, {x, area.br().y}, cv::Scalar(ink), 2);
    }
    return page;
}

cv::Mat blank()
{
    return {600, 800, CV_8U, cv::Scalar(paper)};
}

const cv::Rect left_half(40, 40, 330, 500);
const cv::Rect right_half(430, 40, 330, 500);

double ink_share(const cv::Mat& binary)
{
    return 1.0 - static_cast<double>(cv::countNonZero(binary)) / static_cast<double>(binary.total());
}

/// Share of the pixels dark in `truth` that are ink in `binary`.
double found_share(const cv::Mat& binary, const cv::Mat& truth)
{
    const cv::Mat dark = truth < paper - 1;
    return static_cast<double>(cv::countNonZero(dark & (binary == 0))) / cv::countNonZero(dark);
}

TEST(Binarized, IsInkAndPaperAndNothingElse)
{
    const cv::Mat page = strokes(left_half, 20, 60, blank());
    const cv::Mat binary = binarized(page, pixels_per_mm);
    EXPECT_EQ(binary.type(), CV_8UC1);
    EXPECT_EQ(binary.size(), page.size());
    EXPECT_EQ(cv::countNonZero(binary == 0) + cv::countNonZero(binary == 255), static_cast<int>(binary.total()));
}

class BinarizedAt : public testing::TestWithParam<double> {};

TEST_P(BinarizedAt, FindsTheTypedInkAndLittleElse)
{
    DrawnPage look;
    look.dpi = GetParam();
    look.size = cv::Size(static_cast<int>(5.8 * look.dpi), static_cast<int>(8.3 * look.dpi));
    look.lines = 15;
    look.paper = cv::Scalar(paper);
    look.ink = cv::Scalar(50);
    const cv::Mat page = typed_page(look);
    const cv::Mat truth = page < 150;
    const cv::Mat ink = binarized(page, look.dpi / 25.4) == 0;
    EXPECT_GT(cv::countNonZero(ink & truth), 0.97 * cv::countNonZero(truth));
    cv::Mat near;
    cv::dilate(truth, near, cv::Mat(), {-1, -1}, 2);
    EXPECT_EQ(cv::countNonZero(ink & ~near), 0);
}

INSTANTIATE_TEST_SUITE_P(Dpi, BinarizedAt, testing::Values(100.0, 150.0, 300.0));

TEST(Binarized, KeepsFadedLettersBesideFullOnes)
{
    const cv::Mat full = strokes(left_half, 20, 60, blank());
    const cv::Mat faded = strokes(right_half, 20, paper - (paper - 60) / 2, blank());
    const cv::Mat binary = binarized(cv::min(full, faded), pixels_per_mm);
    EXPECT_GT(found_share(binary, full), 0.95);
    EXPECT_GT(found_share(binary, faded), 0.95);
}

TEST(Binarized, GoesByTheFullInkOfThePageItself)
{
    const cv::Mat full = strokes(left_half, 20, paper - 90, blank());
    const cv::Mat faded = strokes(right_half, 20, paper - 45, blank());
    EXPECT_GT(found_share(binarized(cv::min(full, faded), pixels_per_mm), faded), 0.95);
}

TEST(Binarized, LosesWhatShinesThroughBesideFullInk)
{
    const cv::Mat full = strokes(left_half, 20, 60, blank());
    const cv::Mat shine = strokes(right_half, 20, paper - 30, blank());
    const cv::Mat binary = binarized(cv::min(full, shine), pixels_per_mm);
    EXPECT_GT(found_share(binary, full), 0.95);
    EXPECT_EQ(found_share(binary, shine), 0.0);
}

TEST(Binarized, KeepsFaintLettersOfAPageThatHasNoOthers)
{
    const cv::Mat faint = strokes(left_half, 20, paper - 50, blank());
    EXPECT_GT(found_share(binarized(faint, pixels_per_mm), faint), 0.95);
}

TEST(Binarized, FindsNoInkOnABlankPage)
{
    EXPECT_EQ(ink_share(binarized(blank(), pixels_per_mm)), 0.0);
    EXPECT_EQ(ink_share(binarized(cv::Mat(600, 800, CV_8U, cv::Scalar(0)), pixels_per_mm)), 0.0);
}

TEST(Binarized, FindsNoInkInTheGrainOfPaper)
{
    EXPECT_LT(ink_share(binarized(noise({800, 600}, 225.0, 5.0), pixels_per_mm)), 1e-3);
}

TEST(Binarized, FindsNoInkInASlowShadow)
{
    cv::Mat page(600, 800, CV_8U);
    for (int x = 0; x < page.cols; ++x) {
        page.col(x) = cv::Scalar(250.0 - 0.125 * x);
    }
    EXPECT_EQ(ink_share(binarized(page, pixels_per_mm)), 0.0);
}

TEST(Binarized, NeverWritesToThePage)
{
    const cv::Mat page = strokes(left_half, 20, 60, blank());
    const cv::Mat before = page.clone();
    static_cast<void>(binarized(page, pixels_per_mm));
    EXPECT_EQ(cv::norm(page, before, cv::NORM_INF), 0.0);
}

}  // namespace
}  // namespace depesha
