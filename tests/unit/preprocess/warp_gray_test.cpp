// SPDX-License-Identifier: Apache-2.0
#include "preprocess/warp_gray.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>
#include <random>

namespace depesha {
namespace {

cv::Mat noise(int width, int height, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> grey(0, 255);
    cv::Mat image(height, width, CV_8U);
    for (auto& pixel : cv::Mat_<unsigned char>(image)) {
        pixel = static_cast<unsigned char>(grey(random));
    }
    return image;
}

/// As sharp as letters on a scan are.
cv::Mat soft_noise(int width, int height, unsigned seed)
{
    cv::Mat image = noise(width, height, seed);
    cv::GaussianBlur(image, image, {0, 0}, 1.0);
    cv::normalize(image, image, 0.0, 255.0, cv::NORM_MINMAX);
    return image;
}

double pixel_or(const cv::Mat& image, int x, int y, double beyond)
{
    return x < 0 || y < 0 || x >= image.cols || y >= image.rows ? beyond : image.at<unsigned char>(y, x);
}

/// Bilinear by the book, at a place in corners of pixels.
double value_at(const cv::Mat& image, const Point& place, double beyond)
{
    const double x = place.x - 0.5;
    const double y = place.y - 0.5;
    const int left = static_cast<int>(std::floor(x));
    const int top = static_cast<int>(std::floor(y));
    const double aside = x - left;
    const double below = y - top;
    return (1.0 - below) *
               ((1.0 - aside) * pixel_or(image, left, top, beyond) + aside * pixel_or(image, left + 1, top, beyond)) +
           below * ((1.0 - aside) * pixel_or(image, left, top + 1, beyond) +
                    aside * pixel_or(image, left + 1, top + 1, beyond));
}

Transform lean(double degrees, double scale, Point shift)
{
    const double angle = degrees * std::numbers::pi / 180.0;
    const double cosine = scale * std::cos(angle);
    const double sine = scale * std::sin(angle);
    return {cosine, -sine, sine, cosine, shift.x, shift.y};
}

class EveryLean : public testing::TestWithParam<Transform> {};

TEST_P(EveryLean, IsBilinear)
{
    constexpr double beyond = 77.0;
    const cv::Mat image = soft_noise(700, 300, 31);
    const cv::Mat result = warp_gray(image, GetParam(), {720, 290}, beyond);
    ASSERT_EQ(result.size(), cv::Size(720, 290));
    double most = 0.0;
    double sum = 0.0;
    for (int y = 0; y < result.rows; ++y) {
        for (int x = 0; x < result.cols; ++x) {
            const double want = value_at(image, apply(GetParam(), {x + 0.5, y + 0.5}), beyond);
            const double off = std::abs(want - result.at<unsigned char>(y, x));
            most = std::max(most, off);
            sum += off;
        }
    }
    EXPECT_LE(most, 5.0);
    EXPECT_LE(sum / static_cast<double>(result.total()), 0.5);
}

INSTANTIATE_TEST_SUITE_P(Leans, EveryLean,
                         testing::Values(lean(0.0, 1.0, {0.3, 0.6}), lean(0.02, 1.0, {-5.0, 3.0}),
                                         lean(-0.6, 1.0, {-9.7, 8.1}), lean(3.0, 1.0, {20.0, -15.0}),
                                         lean(-7.0, 1.0, {-40.0, 60.0}), lean(10.0, 1.0, {40.0, -60.0}),
                                         lean(1.0, 0.97, {0.0, 0.0}), lean(-2.0, 1.04, {-3.5, 2.5}),
                                         Transform{1.0, 0.05, 0.0, 1.0, 0.0, 0.0}));

TEST(WarpGray, LeavesPixelsThatAreShiftedByWholeOnes)
{
    const cv::Mat image = noise(400, 90, 32);
    const cv::Mat result = warp_gray(image, {1.0, 0.0, 0.0, 1.0, 7.0, -3.0}, {393, 93}, 9.0);
    EXPECT_EQ(cv::norm(result(cv::Rect(0, 3, 393, 90)), image.colRange(7, 400), cv::NORM_INF), 0.0);
    EXPECT_EQ(cv::norm(result.rowRange(0, 3), cv::Mat(3, 393, CV_8U, cv::Scalar(9)), cv::NORM_INF), 0.0);
}

TEST(WarpGray, TurnsAndMakesSmallerAsOpenCvDoes)
{
    const cv::Mat image = noise(60, 40, 33);
    const cv::Mat turned = warp_gray(image, {0.0, 1.0, -1.0, 0.0, 0.0, 40.0}, {40, 60}, 0.0);
    cv::Mat want;
    cv::rotate(image, want, cv::ROTATE_90_CLOCKWISE);
    EXPECT_EQ(cv::norm(turned, want, cv::NORM_INF), 0.0);
    const cv::Mat grey(40, 60, CV_8U, cv::Scalar(100));
    const cv::Mat smaller = warp_gray(grey, {2.0, 0.0, 0.0, 2.0, 0.0, 0.0}, {30, 20}, 0.0);
    EXPECT_EQ(cv::norm(smaller, cv::Mat(20, 30, CV_8U, cv::Scalar(100)), cv::NORM_INF), 0.0);
}

TEST(WarpGray, GivesWhatLiesAroundWhereTheImageIsNot)
{
    const cv::Mat image = noise(30, 20, 34);
    for (const Point away : {Point{500.0, 0.0}, Point{-500.0, 0.0}, Point{0.0, 500.0}, Point{0.0, -500.0}}) {
        const cv::Mat result = warp_gray(image, lean(2.0, 1.0, away), {50, 40}, 123.0);
        EXPECT_EQ(cv::norm(result, cv::Mat(40, 50, CV_8U, cv::Scalar(123)), cv::NORM_INF), 0.0);
    }
}

TEST(WarpGray, ReadsImagesOfOnePixelAndOfOneRow)
{
    const cv::Mat pixel(1, 1, CV_8U, cv::Scalar(50));
    EXPECT_EQ(warp_gray(pixel, {}, {1, 1}, 0.0).at<unsigned char>(0, 0), 50);
    const cv::Mat row = noise(80, 1, 35);
    EXPECT_EQ(cv::norm(warp_gray(row, {}, {80, 1}, 0.0), row, cv::NORM_INF), 0.0);
}

TEST(TurnedBack, TurnsAsOpenCvDoes)
{
    const cv::Mat image = soft_noise(500, 400, 36);
    for (const double degrees : {-6.0, -0.5, 0.0, 0.04, 2.5}) {
        cv::Mat want;
        const cv::Point2f middle(249.5F, 199.5F);
        cv::warpAffine(image, want, cv::getRotationMatrix2D(middle, degrees, 1.0), image.size());
        EXPECT_LE(cv::norm(turned_back(image, degrees), want, cv::NORM_INF), 8.0) << degrees;
    }
}

}  // namespace
}  // namespace depesha
