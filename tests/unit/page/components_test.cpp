// SPDX-License-Identifier: Apache-2.0
#include "page/components.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

namespace depesha {
namespace {

using Figures = std::tuple<int, int, int, int, int>;

std::vector<Figures> figures_of(const cv::Mat& ink)
{
    std::vector<Figures> figures;
    for (const Component& component : find_components(ink)) {
        const Box& box = component.box;
        figures.emplace_back(box.top, box.left, box.right, box.bottom, component.area);
    }
    std::sort(figures.begin(), figures.end());
    return figures;
}

std::vector<Figures> figures_of_opencv(const cv::Mat& ink)
{
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8, CV_32S);
    std::vector<Figures> figures;
    for (int i = 1; i < count; ++i) {
        const int left = stats.at<int>(i, cv::CC_STAT_LEFT);
        const int top = stats.at<int>(i, cv::CC_STAT_TOP);
        figures.emplace_back(top, left, left + stats.at<int>(i, cv::CC_STAT_WIDTH),
                             top + stats.at<int>(i, cv::CC_STAT_HEIGHT), stats.at<int>(i, cv::CC_STAT_AREA));
    }
    std::sort(figures.begin(), figures.end());
    return figures;
}

/// '#' is ink.
cv::Mat drawn(const std::vector<std::string>& rows)
{
    cv::Mat ink = cv::Mat::zeros(static_cast<int>(rows.size()), static_cast<int>(rows.front().size()), CV_8U);
    for (int y = 0; y < ink.rows; ++y) {
        for (int x = 0; x < ink.cols; ++x) {
            const bool filled = rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#';
            ink.at<unsigned char>(y, x) = filled ? 1 : 0;
        }
    }
    return ink;
}

TEST(FindComponents, FindsWhatOpenCvFindsAtAnyDensityAndWidth)
{
    cv::RNG random(17);
    for (int i = 0; i < 300; ++i) {
        cv::Mat grain(random.uniform(1, 60), random.uniform(1, 60), CV_8U);
        random.fill(grain, cv::RNG::UNIFORM, 0, 256);
        const cv::Mat ink = grain > random.uniform(0, 256);
        ASSERT_EQ(figures_of(ink), figures_of_opencv(ink)) << ink;
    }
}

TEST(FindComponents, FindsThePartsOfAPartOfAnImage)
{
    cv::Mat whole = cv::Mat::zeros(40, 40, CV_8U);
    cv::circle(whole, {20, 20}, 12, 255);
    const cv::Mat part = whole(cv::Rect(10, 20, 23, 15));
    EXPECT_EQ(figures_of(part), figures_of_opencv(part));
}

TEST(FindComponents, JoinsArmsThatMeetLaterAndCornersThatTouch)
{
    EXPECT_EQ(figures_of(drawn({"#..#..#",  //
                                "#..#..#",  //
                                ".##.##."})),
              (std::vector<Figures>{{0, 0, 7, 3, 10}}));
}

TEST(FindComponents, KeepsApartWhatDoesNotTouch)
{
    EXPECT_EQ(figures_of(drawn({"###.#",  //
                                "#...#",  //
                                "#.#.#",  //
                                "#...#",  //
                                "#####"})),
              (std::vector<Figures>{{0, 0, 5, 5, 15}, {2, 2, 3, 3, 1}}));
}

TEST(FindComponents, GoesByTheFirstPixelRowByRow)
{
    const std::vector<Component> found = find_components(drawn({"...#.",  //
                                                                ".#...",  //
                                                                ".#.##"}));
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].box, (Box{3, 0, 4, 1}));
    EXPECT_EQ(found[1].box, (Box{1, 1, 2, 3}));
    EXPECT_EQ(found[2].box, (Box{3, 2, 5, 3}));
}

TEST(FindComponents, FindsNothingOnPaperAndOneOnBareInk)
{
    EXPECT_TRUE(find_components(cv::Mat()).empty());
    EXPECT_TRUE(find_components(cv::Mat::zeros(30, 50, CV_8U)).empty());
    EXPECT_EQ(figures_of(cv::Mat(30, 50, CV_8U, cv::Scalar(255))), (std::vector<Figures>{{0, 0, 50, 30, 1500}}));
}

TEST(FindComponents, RefusesColour)
{
    EXPECT_THROW(static_cast<void>(find_components(cv::Mat::zeros(3, 3, CV_8UC3))), cv::Exception);
}

}  // namespace
}  // namespace depesha
