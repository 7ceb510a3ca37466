// SPDX-License-Identifier: Apache-2.0
#include "ocr/gray_level.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

TEST(GrayLevel, IsReachedByTheShareOfPixels)
{
    const cv::Mat gray = (cv::Mat_<unsigned char>(2, 5) << 10, 20, 30, 40, 50, 60, 70, 80, 90, 100);
    EXPECT_EQ(level_of(gray, 0.0), 10);
    EXPECT_EQ(level_of(gray, 0.45), 50);
    EXPECT_EQ(level_of(gray, 0.99), 100);
}

TEST(GrayMean, IsOfThePixelsThatTheMaskShows)
{
    cv::Mat gray(40, 67, CV_8U, cv::Scalar(250));
    cv::Mat mask(40, 67, CV_8U, cv::Scalar(255));
    gray.colRange(3, 20).setTo(30);
    mask.colRange(3, 20).setTo(0);
    EXPECT_DOUBLE_EQ(mean_where(gray, mask), 250.0);
    EXPECT_DOUBLE_EQ(mean_where(gray, 255 - mask), 30.0);
    mask.setTo(1);
    EXPECT_NEAR(mean_where(gray, mask), cv::mean(gray)[0], 1e-9);
}

TEST(GrayMean, IsOfAPartOfAnImageAlone)
{
    cv::Mat gray(20, 20, CV_8U, cv::Scalar(9));
    const cv::Rect part(5, 6, 7, 8);
    gray(part).setTo(100);
    const cv::Mat mask(part.size(), CV_8U, cv::Scalar(255));
    EXPECT_DOUBLE_EQ(mean_where(gray(part), mask), 100.0);
}

TEST(GrayMean, IsNothingWhereTheMaskShowsNothing)
{
    const cv::Mat gray(5, 5, CV_8U, cv::Scalar(200));
    EXPECT_EQ(mean_where(gray, cv::Mat::zeros(5, 5, CV_8U)), 0.0);
    EXPECT_EQ(mean_where(cv::Mat(), cv::Mat()), 0.0);
}

}  // namespace
}  // namespace depesha
