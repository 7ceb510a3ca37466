// SPDX-License-Identifier: Apache-2.0
#include "ocr/tell_print.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <cmath>

namespace depesha {
namespace {

constexpr int x_height = 20;
constexpr int line_height = 50;

/// How the letters of a drawn page stand.
struct Setting {
    int lines = 10;

    /// Every letter has this much room; 0 for print: each as much as it is broad.
    double pitch = 26.0;

    /// How far letters stand off their place, in pixels.
    double loose = 1.0;

    /// How many letters of a hundred are joined to the next.
    int joined = 0;
};

/// Hollow letters of 8 to 24 pixels, in words of 3 to 9.
CleanPage drawn(const Setting& setting)
{
    cv::RNG random(7);
    CleanPage page;
    page.binary = cv::Mat(line_height * (setting.lines + 1), 1500, CV_8U, cv::Scalar(255));
    for (int line = 0; line < setting.lines; ++line) {
        const int foot = line_height * (line + 1);
        double x = 60.0;
        for (int left = random.uniform(3, 10); x < 1400.0; --left) {
            const int width = random.uniform(8, 25);
            const double room = setting.pitch > 0.0 ? setting.pitch : width + 4.0;
            const auto centre = static_cast<int>(std::lround(x + 0.5 * room + random.gaussian(setting.loose)));
            cv::rectangle(page.binary, {centre - width / 2, foot - x_height, width, x_height}, cv::Scalar(0), 3);
            if (random.uniform(0, 100) < setting.joined) {
                cv::line(page.binary, {centre, foot}, {static_cast<int>(centre + room), foot}, cv::Scalar(0), 2);
            }
            x += room;
            if (left == 0) {
                x += setting.pitch > 0.0 ? setting.pitch : random.uniform(12.0, 20.0);
                left = random.uniform(3, 10);
            }
        }
        const Box box{50, foot - 28, 1450, foot + 8};
        page.lines.push_back({box, {box}});
    }
    return page;
}

TEST(LetterRhythm, IsHighOnTypescript)
{
    EXPECT_GT(letter_rhythm(drawn({})).value_or(0.0), 0.8);
    EXPECT_FALSE(is_print(drawn({})));
    EXPECT_FALSE(is_print(drawn({.pitch = 31.4})));
}

TEST(LetterRhythm, IsLowOnPrint)
{
    EXPECT_LT(letter_rhythm(drawn({.pitch = 0.0})).value_or(1.0), 0.4);
    EXPECT_TRUE(is_print(drawn({.pitch = 0.0})));
}

TEST(LetterRhythm, HearsLooseTypesAndLettersThatTouch)
{
    EXPECT_FALSE(is_print(drawn({.loose = 2.5})));
    EXPECT_FALSE(is_print(drawn({.joined = 40})));
}

TEST(LetterRhythm, IsUnknownWhereLittleStands)
{
    EXPECT_FALSE(letter_rhythm(drawn({.lines = 4, .pitch = 0.0})));
    EXPECT_FALSE(is_print(drawn({.lines = 4, .pitch = 0.0})));
    CleanPage blank = drawn({});
    blank.binary.setTo(255);
    EXPECT_FALSE(letter_rhythm(blank));
    EXPECT_FALSE(letter_rhythm(CleanPage()));
}

}  // namespace
}  // namespace depesha
