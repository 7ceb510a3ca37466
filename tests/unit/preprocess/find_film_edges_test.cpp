// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_film_edges.h"
#include "tests/unit/preprocess/drawn_page.h"
#include "tests/unit/preprocess/drawn_scan.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace depesha {
namespace {

Reduced scan_of(const cv::Mat& pixels)
{
    return {pixels, 6, 50.0 / 25.4};
}

DrawnScan on_film(const DrawnFilmEdge& edge)
{
    DrawnScan look;
    look.dpi = 50.0;
    look.left_edge = edge;
    return look;
}

class FindFilmStripes : public testing::TestWithParam<DrawnFilmEdge> {};

TEST_P(FindFilmStripes, CoversTheStripeOnWhicheverSideAndNothingElse)
{
    const DrawnFilmEdge edge = GetParam();
    const double mm = 50.0 / 25.4;
    cv::Mat pixels = draw_scan(on_film(edge)).pixels;
    for (int quarters = 0; quarters < 4; ++quarters) {
        cv::Mat stripes = find_film_stripes(scan_of(pixels));
        ASSERT_FALSE(stripes.empty()) << quarters;
        for (int back = quarters; back > 0; --back) {
            cv::rotate(stripes, stripes, cv::ROTATE_90_COUNTERCLOCKWISE);
        }
        const int stripe = static_cast<int>(edge.stripe * mm);
        const int page = static_cast<int>((edge.stripe + edge.black_bar) * mm);
        EXPECT_EQ(cv::countNonZero(stripes.colRange(page, stripes.cols)), 0);
        EXPECT_GT(cv::mean(stripes.colRange(0, stripe))[0], 0.95 * 255.0);
        cv::rotate(pixels, pixels, cv::ROTATE_90_CLOCKWISE);
    }
}

INSTANTIATE_TEST_SUITE_P(Films, FindFilmStripes,
                         testing::Values(DrawnFilmEdge{5.0, 8.0, 190.0, 0.0, 0.0},
                                         DrawnFilmEdge{4.0, 12.0, 180.0, 6.0, 252.0},
                                         DrawnFilmEdge{8.0, 10.0, 170.0, 4.0, 8.0},
                                         DrawnFilmEdge{6.0, 15.0, 75.0, 9.0, 10.0}));

TEST(FindFilmStripesRefusals, KeepsAStripThatHoldsLetters)
{
    DrawnScan look = on_film({5.0, 25.0, 215.0, 0.0, 0.0});
    cv::Mat pixels = draw_scan(look).pixels;
    DrawnPage page;
    page.size = {413, 585};
    page.dpi = 50.0;
    const cv::Mat facing = typed_page(page)(cv::Rect(100, 0, 44, 585));
    facing.copyTo(pixels(cv::Rect(0, 20, 44, 585)));
    EXPECT_TRUE(find_film_stripes(scan_of(pixels)).empty());
}

TEST(FindFilmStripesRefusals, KeepsAStripThatDarknessPartsOnlyInPart)
{
    cv::Mat pixels = draw_scan(on_film({5.0, 10.0, 190.0, 0.0, 0.0})).pixels;
    const double mm = 50.0 / 25.4;
    pixels(cv::Rect(0, pixels.rows / 2, static_cast<int>(32.0 * mm), 30)) = 200;
    EXPECT_TRUE(find_film_stripes(scan_of(pixels)).empty());
}

TEST(FindFilmStripesRefusals, KeepsAScrapThatRunsAlongLessThanHalfOfTheBorder)
{
    cv::Mat pixels = draw_scan(on_film({14.0, 0.0, 0.0, 0.0, 0.0})).pixels;
    pixels(cv::Rect(0, 150, 22, 280)) = 210;
    EXPECT_TRUE(find_film_stripes(scan_of(pixels)).empty());
}

TEST(FindFilmStripesRefusals, SeesNoneOnPagesBlanksAndNoise)
{
    DrawnPage page;
    page.size = {413, 585};
    page.dpi = 50.0;
    EXPECT_TRUE(find_film_stripes(scan_of(typed_page(page))).empty());
    EXPECT_TRUE(find_film_stripes(scan_of(cv::Mat(585, 413, CV_8U, cv::Scalar(230)))).empty());
    EXPECT_TRUE(find_film_stripes(scan_of(noise({413, 585}, 128.0, 60.0))).empty());
    EXPECT_TRUE(find_film_stripes(scan_of(draw_scan(on_film({})).pixels)).empty());
}

}  // namespace
}  // namespace depesha
