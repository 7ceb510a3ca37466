// SPDX-License-Identifier: Apache-2.0
#include "preprocess/reduce.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <algorithm>

namespace depesha {
namespace {

int pixel(const Reduced& image, int x, int y)
{
    return image.pixels.at<unsigned char>(y, x);
}

/// Each square of `factor` pixels is even, of a grey that tells its place.
cv::Mat squares(int columns, int rows, int factor)
{
    cv::Mat image(rows * factor, columns * factor, CV_8U);
    for (int y = 0; y < image.rows; ++y) {
        for (int x = 0; x < image.cols; ++x) {
            image.at<unsigned char>(y, x) = static_cast<unsigned char>(10 * (y / factor) + 3 * (x / factor));
        }
    }
    return image;
}

class ReducedBy : public testing::TestWithParam<int> {};

TEST_P(ReducedBy, MakesOnePixelOfASquare)
{
    const int factor = GetParam();
    const Reduced small = reduced_by(squares(7, 5, factor), factor, 300.0);
    ASSERT_EQ(small.pixels.size(), cv::Size(7, 5));
    EXPECT_EQ(small.factor, factor);
    EXPECT_NEAR(small.pixels_per_mm * factor, 300.0 / 25.4, 1e-9);
    for (int y = 0; y < 5; ++y) {
        for (int x = 0; x < 7; ++x) {
            EXPECT_EQ(pixel(small, x, y), 10 * y + 3 * x);
        }
    }
}

TEST_P(ReducedBy, LeavesOutWhatFillsNoSquareAtTheRightAndBelow)
{
    const int factor = GetParam();
    cv::Mat image(5 * factor + factor - 1, 7 * factor + factor - 1, CV_8U, cv::Scalar(255));
    squares(7, 5, factor).copyTo(image(cv::Rect(0, 0, 7 * factor, 5 * factor)));
    const Reduced small = reduced_by(image, factor, 300.0);
    ASSERT_EQ(small.pixels.size(), cv::Size(7, 5));
    EXPECT_EQ(pixel(small, 6, 4), 10 * 4 + 3 * 6);
}

TEST_P(ReducedBy, AveragesEachChannelByItself)
{
    const int factor = GetParam();
    for (const int type : {CV_8UC1, CV_8UC3}) {
        cv::Mat image(6 * factor, 11 * factor, type);
        cv::RNG random(7);
        random.fill(image, cv::RNG::UNIFORM, 0, 256);
        const cv::Mat small = reduced_by(image, factor, 300.0).pixels;
        for (int y = 0; y < small.rows; ++y) {
            for (int x = 0; x < small.cols; ++x) {
                const cv::Scalar want = cv::mean(image(cv::Rect(x * factor, y * factor, factor, factor)));
                for (int channel = 0; channel < small.channels(); ++channel) {
                    const auto got = small.ptr<unsigned char>(y)[x * small.channels() + channel];
                    ASSERT_NEAR(got, want[channel], 0.501) << x << ", " << y << ", channel " << channel;
                }
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Factors, ReducedBy, testing::Values(1, 2, 3, 4, 6));

TEST(ReducedByTest, AveragesRatherThanPicks)
{
    cv::Mat stripes(30, 30, CV_8U, cv::Scalar(240));
    for (int x = 0; x < 30; x += 3) {
        stripes.col(x).setTo(0);
    }
    const Reduced small = reduced_by(stripes, 3, 300.0);
    EXPECT_EQ(pixel(small, 0, 0), 160);
    EXPECT_EQ(pixel(small, 9, 9), 160);
}

TEST(ReducedByTest, KeepsColours)
{
    const cv::Mat image(8, 8, CV_8UC3, cv::Scalar(10, 20, 30));
    EXPECT_EQ(reduced_by(image, 4, 300.0).pixels.at<cv::Vec3b>(1, 1), cv::Vec3b(10, 20, 30));
}

TEST(ReducedByTest, SharesThePixelsOnlyAtFactorOne)
{
    const cv::Mat image = squares(4, 4, 2);
    EXPECT_EQ(reduced_by(image, 1, 300.0).pixels.data, image.data);
    EXPECT_NE(reduced_by(image, 2, 300.0).pixels.data, image.data);
}

TEST(ReducedByTest, MakesOnePixelOfAnImageSmallerThanASquare)
{
    const Reduced small = reduced_by(cv::Mat(2, 3, CV_8U, cv::Scalar(77)), 6, 300.0);
    ASSERT_EQ(small.pixels.size(), cv::Size(1, 1));
    EXPECT_EQ(pixel(small, 0, 0), 77);
}

TEST(FactorTo, IsTheWholeFactorNearestToTheWantedResolution)
{
    const cv::Mat image(3000, 2000, CV_8U);
    EXPECT_EQ(factor_to(image, 300.0, 100.0), 3);
    EXPECT_EQ(factor_to(image, 240.0, 100.0), 2);
    EXPECT_EQ(factor_to(image, 260.0, 100.0), 3);
    EXPECT_EQ(factor_to(image, 100.0, 100.0), 1);
}

TEST(FactorTo, NeverMakesAnImageLarger)
{
    EXPECT_EQ(factor_to(cv::Mat(300, 200, CV_8U), 20.0, 100.0), 1);
}

TEST(FactorTo, BringsTheLongerSideDownToFourThousandPixels)
{
    EXPECT_EQ(factor_to(cv::Mat(4000, 10, CV_8U), 100.0, 100.0), 1);
    EXPECT_EQ(factor_to(cv::Mat(4001, 10, CV_8U), 100.0, 100.0), 2);
    EXPECT_EQ(factor_to(cv::Mat(10, 12001, CV_8U), 100.0, 100.0), 4);
    EXPECT_EQ(factor_to(cv::Mat(10, 4001, CV_8U), 600.0, 100.0), 6);
}

TEST(Halved, IsHalfAsLargeAndKnowsItsScale)
{
    const Reduced once = reduced_by(squares(8, 6, 6), 3, 300.0);
    const Reduced twice = halved(once);
    ASSERT_EQ(twice.pixels.size(), cv::Size(8, 6));
    EXPECT_EQ(twice.factor, 6);
    EXPECT_NEAR(twice.pixels_per_mm, once.pixels_per_mm / 2.0, 1e-12);
    EXPECT_EQ(pixel(twice, 7, 5), 10 * 5 + 3 * 7);
}

TEST(Halved, LeavesOnePixelOfOnePixel)
{
    EXPECT_EQ(halved({cv::Mat(1, 1, CV_8U, cv::Scalar(9)), 1, 4.0}).pixels.size(), cv::Size(1, 1));
}

TEST(GrayOf, IsTheImageItselfWhereItIsGrey)
{
    const Reduced gray{squares(4, 4, 1), 3, 4.0};
    EXPECT_EQ(gray_of(gray).pixels.data, gray.pixels.data);
}

TEST(GrayOf, WeighsColoursAsTheEyeDoesAndKeepsTheScale)
{
    cv::Mat pixels(1, 4, CV_8UC3);
    pixels.at<cv::Vec3b>(0, 0) = {255, 0, 0};
    pixels.at<cv::Vec3b>(0, 1) = {0, 255, 0};
    pixels.at<cv::Vec3b>(0, 2) = {0, 0, 255};
    pixels.at<cv::Vec3b>(0, 3) = {90, 90, 90};
    const Reduced colour{pixels, 3, 3.9};
    const Reduced gray = gray_of(colour);
    ASSERT_EQ(gray.pixels.type(), CV_8UC1);
    EXPECT_NEAR(pixel(gray, 0, 0), 29, 1);
    EXPECT_NEAR(pixel(gray, 1, 0), 150, 1);
    EXPECT_NEAR(pixel(gray, 2, 0), 76, 1);
    EXPECT_EQ(pixel(gray, 3, 0), 90);
    EXPECT_EQ(gray.factor, 3);
    EXPECT_EQ(gray.pixels_per_mm, 3.9);
    EXPECT_EQ(colour.pixels.type(), CV_8UC3);
}

TEST(OddPixels, IsAnOddNumberNearTheLengthAndAtLeastThree)
{
    for (const double scale : {0.5, 2.0, 3.94, 11.8, 23.6}) {
        const Reduced image{{}, 1, scale};
        for (const double millimetres : {0.0, 0.1, 1.0, 2.5, 20.0}) {
            const int side = odd_pixels(image, millimetres);
            EXPECT_EQ(side % 2, 1);
            EXPECT_GE(side, 3);
            EXPECT_LE(side, std::max(3.0, millimetres * scale + 2.0));
            EXPECT_GE(side, millimetres * scale - 1.0);
        }
    }
}

}  // namespace
}  // namespace depesha
