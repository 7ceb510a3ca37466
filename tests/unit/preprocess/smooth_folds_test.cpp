// SPDX-License-Identifier: Apache-2.0
#include "preprocess/flatten_background.h"
#include "preprocess/smooth_folds.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <cmath>

namespace depesha {
namespace {

constexpr double pixels_per_mm = 150.0 / 25.4;

/// Darkens along a line by `depth` at its middle, as a crease does.
void fold(cv::Mat& page, double x_top, double x_bottom, double depth)
{
    for (int y = 0; y < page.rows; ++y) {
        const double middle = x_top + (x_bottom - x_top) * y / page.rows;
        for (int x = 0; x < page.cols; ++x) {
            const double off = (x - middle) / 2.0;
            auto& pixel = page.at<unsigned char>(y, x);
            pixel = cv::saturate_cast<unsigned char>(pixel * (1.0 - depth * std::exp(-off * off)));
        }
    }
}

std::vector<Fold> folds_of(const cv::Mat& page)
{
    const Reduced small = reduced_by(page, 2, 150.0);
    return find_folds(small, find_paper_level(halved(small), {}).level, {});
}

TEST(FindFolds, FindsAnUprightFoldAndWhereItRuns)
{
    cv::Mat page = typed_page({});
    fold(page, 700.0, 720.0, 0.35);
    const std::vector<Fold> folds = folds_of(page);
    ASSERT_EQ(folds.size(), 1U);
    EXPECT_TRUE(folds[0].upright);
    EXPECT_NEAR(folds[0].start, 700.0, 3.0);
    EXPECT_NEAR(folds[0].slope, 20.0 / page.rows, 0.003);
}

TEST(FindFolds, FindsALyingFold)
{
    cv::Mat page = typed_page({});
    cv::Mat turned = page.t();
    fold(turned, 1500.0, 1480.0, 0.3);
    const std::vector<Fold> folds = folds_of(turned.t());
    ASSERT_EQ(folds.size(), 1U);
    EXPECT_FALSE(folds[0].upright);
    EXPECT_NEAR(folds[0].start, 1500.0, 3.0);
}

TEST(FindFolds, FindsNoneInPlainTypescript)
{
    EXPECT_TRUE(folds_of(typed_page({})).empty());
}

TEST(FindFolds, FindsNoneInNoise)
{
    EXPECT_TRUE(folds_of(noise({1240, 1754}, 200.0, 20.0)).empty());
}

TEST(SmoothFolds, LightensTheFoldAndKeepsTheLetters)
{
    const cv::Mat plain = typed_page({});
    cv::Mat page = plain.clone();
    fold(page, 700.0, 720.0, 0.35);
    cv::Mat smooth = page.clone();
    smooth_folds(smooth, folds_of(page), 1, pixels_per_mm);
    cv::Mat before;
    cv::Mat after;
    cv::absdiff(page, plain, before);
    cv::absdiff(smooth, plain, after);
    const cv::Mat changed = before > 8;
    EXPECT_LT(cv::mean(after, changed)[0], 0.3 * cv::mean(before, changed)[0]);
    EXPECT_LT(cv::mean(after, plain < 100)[0], 4.0);
}

TEST(SmoothFolds, LeavesADrawnRule)
{
    cv::Mat page = typed_page({});
    cv::line(page, {700, 0}, {700, page.rows - 1}, cv::Scalar(30), 3);
    cv::Mat smooth = page.clone();
    smooth_folds(smooth, {{true, 700.0, 0.0}}, 1, pixels_per_mm);
    EXPECT_LT(smooth.at<unsigned char>(20, 700), 60);
}

TEST(SmoothFolds, StandsAFoldOutsideTheImage)
{
    cv::Mat page = typed_page({});
    const cv::Mat before = page.clone();
    smooth_folds(page, {{true, -50.0, 0.0}, {false, 5000.0, 0.01}}, 1, pixels_per_mm);
    EXPECT_EQ(cv::norm(page, before, cv::NORM_INF), 0.0);
}

}  // namespace
}  // namespace depesha
