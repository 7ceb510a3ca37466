// SPDX-License-Identifier: Apache-2.0
#include "preprocess/draw_thumbnail.h"

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <stdexcept>
#include <string>

namespace depesha {
namespace {

/// White, with a black bar over the lower half of its left third.
ScanPage page_of(int width, int height, int type = CV_8UC1)
{
    ScanPage page;
    page.pixels = cv::Mat(height, width, type, cv::Scalar::all(255));
    page.pixels(cv::Rect(0, height / 2, width / 3, height - height / 2)) = cv::Scalar::all(0);
    return page;
}

cv::Mat drawn(const ScanPage& page)
{
    std::string jpeg = draw_thumbnail(page);
    EXPECT_TRUE(jpeg.starts_with("\xff\xd8\xff"));
    return cv::imdecode(cv::Mat(1, static_cast<int>(jpeg.size()), CV_8U, jpeg.data()), cv::IMREAD_UNCHANGED);
}

TEST(DrawThumbnail, ReducesAPageAndKeepsItsShape)
{
    const cv::Mat small = drawn(page_of(2573, 3335));
    EXPECT_EQ(small.size(), cv::Size(694, 900));
    EXPECT_EQ(small.channels(), 1);
    EXPECT_LT(small.at<unsigned char>(700, 100), 20);
    EXPECT_GT(small.at<unsigned char>(200, 100), 235);
    EXPECT_GT(small.at<unsigned char>(700, 500), 235);
}

TEST(DrawThumbnail, KeepsWideScansWithinTheirWidth)
{
    EXPECT_EQ(drawn(page_of(6000, 3000)).size(), cv::Size(1200, 600));
    EXPECT_EQ(drawn(page_of(60000, 3)).size(), cv::Size(1200, 1));
}

TEST(DrawThumbnail, EnlargesNothing)
{
    EXPECT_EQ(drawn(page_of(300, 200)).size(), cv::Size(300, 200));
}

TEST(DrawThumbnail, KeepsColoursAndTheScan)
{
    ScanPage page = page_of(400, 1800, CV_8UC3);
    page.pixels(cv::Rect(200, 0, 200, 1800)) = cv::Scalar(20, 30, 220);
    const cv::Mat before = page.pixels.clone();
    const cv::Mat small = drawn(page);
    const auto red = small.at<cv::Vec3b>(450, 150);
    EXPECT_GT(red[2], 190);
    EXPECT_LT(red[0], 60);
    EXPECT_EQ(cv::norm(page.pixels, before, cv::NORM_INF), 0.0);
}

TEST(DrawThumbnail, RefusesAPageWithoutPixels)
{
    EXPECT_THROW(static_cast<void>(draw_thumbnail(ScanPage())), std::runtime_error);
}

}  // namespace
}  // namespace depesha
