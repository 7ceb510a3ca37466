// SPDX-License-Identifier: Apache-2.0
#include "page/pix.h"

#include <allheaders.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <stdexcept>

namespace depesha {
namespace {

cv::Mat random_image(cv::Size size, int type)
{
    cv::Mat image(size, type);
    cv::RNG random(11);
    random.fill(image, cv::RNG::UNIFORM, 0, 256);
    return image;
}

bool same_pixels(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0.0;
}

/// Leptonica complains on standard error of what it cannot do; here it is asked to.
class Quiet {
public:
    Quiet() : before_(setMsgSeverity(L_SEVERITY_NONE)) {}
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;
    ~Quiet() { setMsgSeverity(before_); }

private:
    l_int32 before_;
};

/// Widths around Leptonica's words of four grey pixels.
class RoundTrip : public testing::TestWithParam<int> {};

TEST_P(RoundTrip, KeepsEveryGreyPixel)
{
    const cv::Mat image = random_image({GetParam(), 5}, CV_8UC1);
    EXPECT_TRUE(same_pixels(to_mat(to_pix(image).get()), image));
}

TEST_P(RoundTrip, KeepsEveryColour)
{
    const cv::Mat image = random_image({GetParam(), 5}, CV_8UC3);
    EXPECT_TRUE(same_pixels(to_mat(to_pix(image).get()), image));
}

TEST_P(RoundTrip, KeepsAPartOfALargerImage)
{
    const cv::Mat large = random_image({GetParam() + 9, 12}, CV_8UC1);
    const cv::Mat part = large(cv::Rect(3, 4, GetParam(), 6));
    EXPECT_TRUE(same_pixels(to_mat(to_pix(part).get()), part));
}

INSTANTIATE_TEST_SUITE_P(Widths, RoundTrip, testing::Values(1, 2, 3, 4, 5, 7, 8, 33, 1000));

TEST(ToPix, MakesGreyOfEightBitsAndColourOfThirtyTwo)
{
    const PixPtr gray = to_pix(random_image({7, 3}, CV_8UC1));
    EXPECT_EQ(pixGetWidth(gray.get()), 7);
    EXPECT_EQ(pixGetHeight(gray.get()), 3);
    EXPECT_EQ(pixGetDepth(gray.get()), 8);
    EXPECT_EQ(pixGetDepth(to_pix(random_image({7, 3}, CV_8UC3)).get()), 32);
}

TEST(ToPix, PutsEachPixelWhereLeptonicaLooksForIt)
{
    cv::Mat image(4, 6, CV_8UC1, cv::Scalar(200));
    image.at<unsigned char>(1, 5) = 17;
    l_uint32 value = 0;
    const PixPtr pix = to_pix(image);
    ASSERT_EQ(pixGetPixel(pix.get(), 5, 1, &value), 0);
    EXPECT_EQ(value, 17U);
    ASSERT_EQ(pixGetPixel(pix.get(), 1, 1, &value), 0);
    EXPECT_EQ(value, 200U);
}

TEST(ToPix, TakesTheFirstChannelForBlue)
{
    const cv::Mat image(2, 2, CV_8UC3, cv::Scalar(1, 2, 3));
    l_int32 red = 0;
    l_int32 green = 0;
    l_int32 blue = 0;
    ASSERT_EQ(pixGetRGBPixel(to_pix(image).get(), 1, 1, &red, &green, &blue), 0);
    EXPECT_EQ(blue, 1);
    EXPECT_EQ(green, 2);
    EXPECT_EQ(red, 3);
}

TEST(ToPix, OwnsItsPixels)
{
    cv::Mat image(2, 2, CV_8UC1, cv::Scalar(40));
    const PixPtr pix = to_pix(image);
    image.setTo(90);
    EXPECT_EQ(to_mat(pix.get()).at<unsigned char>(0, 0), 40);
}

TEST(ToPix, RefusesAnImageWithoutPixels)
{
    const Quiet quiet;
    EXPECT_THROW(static_cast<void>(to_pix(cv::Mat())), std::runtime_error);
}

TEST(ToMat, GivesTheInkOfABitonalImageAsBlack)
{
    const PixPtr pix(pixCreate(9, 2, 1));
    pixSetPixel(pix.get(), 8, 1, 1);
    const cv::Mat image = to_mat(pix.get());
    EXPECT_EQ(image.type(), CV_8UC1);
    EXPECT_EQ(image.at<unsigned char>(1, 8), 0);
    EXPECT_EQ(cv::countNonZero(image == 255), 17);
}

TEST(ToMat, SpreadsFewBitsOverTheWholeRangeOfGrey)
{
    const PixPtr pix(pixCreate(4, 1, 2));
    for (int x = 0; x < 4; ++x) {
        pixSetPixel(pix.get(), x, 0, static_cast<l_uint32>(x));
    }
    const cv::Mat image = to_mat(pix.get());
    ASSERT_EQ(image.type(), CV_8UC1);
    EXPECT_EQ(image.at<unsigned char>(0, 0), 0);
    EXPECT_EQ(image.at<unsigned char>(0, 1), 85);
    EXPECT_EQ(image.at<unsigned char>(0, 3), 255);
}

TEST(ToMat, LooksUpTheColoursOfAPalette)
{
    const PixPtr pix(pixCreate(2, 1, 8));
    PixColormap* const palette = pixcmapCreate(8);
    pixcmapAddColor(palette, 10, 20, 30);
    pixcmapAddColor(palette, 200, 100, 50);
    pixSetColormap(pix.get(), palette);
    pixSetPixel(pix.get(), 1, 0, 1);
    const cv::Mat image = to_mat(pix.get());
    ASSERT_EQ(image.type(), CV_8UC3);
    EXPECT_EQ(image.at<cv::Vec3b>(0, 0), cv::Vec3b(30, 20, 10));
    EXPECT_EQ(image.at<cv::Vec3b>(0, 1), cv::Vec3b(50, 100, 200));
}

TEST(ToMat, LeavesTheImageAsItWas)
{
    const PixPtr pix = to_pix(random_image({13, 4}, CV_8UC1));
    const PixPtr before(pixCopy(nullptr, pix.get()));
    to_mat(pix.get()).setTo(0);
    l_int32 same = 0;
    pixEqual(pix.get(), before.get(), &same);
    EXPECT_EQ(same, 1);
}

TEST(ToMat, RefusesNoImage)
{
    const Quiet quiet;
    EXPECT_THROW(static_cast<void>(to_mat(nullptr)), std::runtime_error);
}

}  // namespace
}  // namespace depesha
