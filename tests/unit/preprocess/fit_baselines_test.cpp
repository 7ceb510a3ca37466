// SPDX-License-Identifier: Apache-2.0
#include "preprocess/fit_baselines.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <cmath>

namespace depesha {
namespace {

/// How the drawn lines run, about the middle of the page.
struct Drawn {
    double slope = 0.0;
    double bow = 0.0;
    double fan = 0.0;
    int lines = 30;
    int letters = 60;

    /// One letter in so many reaches below its line; 0: none.
    int descenders = 0;
};

constexpr Point middle{1200.0, 1700.0};
constexpr int letter_height = 24;

Component letter_at(double x, double y)
{
    const int left = static_cast<int>(std::lround(x));
    const int bottom = static_cast<int>(std::lround(y));
    return {{left - 10, bottom - letter_height, left + 10, bottom}, 200};
}

LettersOfLines drawn(const Drawn& page)
{
    LettersOfLines found;
    found.character_height = letter_height;
    cv::RNG random(3);
    for (int line = 0; line < page.lines; ++line) {
        const double height = (line - 0.5 * (page.lines - 1)) * 100.0;
        std::vector<Component> letters;
        for (int i = 0; i < page.letters; ++i) {
            const double x = (i - 0.5 * (page.letters - 1)) * 30.0;
            const double below = page.descenders > 0 && i % page.descenders == 0 ? 8.0 : 0.0;
            const double sunk = page.slope * x + page.bow * x * x + page.fan * x * height;
            letters.push_back(letter_at(middle.x + x, middle.y + height + sunk + below + random.uniform(-1.0, 1.0)));
        }
        found.lines.push_back(std::move(letters));
    }
    return found;
}

TEST(FitBaselines, FindsHowTheLinesRun)
{
    const Drawn page{.slope = 0.01, .bow = -1.0e-5, .fan = 4.0e-6, .descenders = 4};
    const std::optional<Baselines> found = fit_baselines(drawn(page));
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->slope, page.slope, 0.0003);
    EXPECT_NEAR(found->bow, page.bow, 0.03e-5);
    EXPECT_NEAR(found->fan, page.fan, 0.1e-6);
    EXPECT_NEAR(found->centre.x, middle.x, 30.0);
    EXPECT_NEAR(found->centre.y, middle.y, 30.0);
    EXPECT_EQ(found->lines, 30);
    EXPECT_LT(found->spread, 0.1);
}

TEST(FitBaselines, IsNotBentByTheStrokesOfAPen)
{
    LettersOfLines page = drawn({.slope = 0.005});
    for (std::vector<Component>& letters : page.lines) {
        letters.push_back(letter_at(2100.0, letters.back().box.bottom + 15.0));
        letters.push_back(letter_at(2140.0, letters.back().box.bottom + 15.0));
    }
    const std::optional<Baselines> found = fit_baselines(page);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->slope, 0.005, 0.0003);
    EXPECT_NEAR(found->bow, 0.0, 0.03e-5);
}

TEST(FitBaselines, HoldsOneLineForUnfanned)
{
    const std::optional<Baselines> found = fit_baselines(drawn({.slope = -0.01, .lines = 1}));
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->slope, -0.01, 0.001);
    EXPECT_NEAR(found->fan, 0.0, 1.0e-7);
}

TEST(FitBaselines, FindsNothingWithoutLinesOfLetters)
{
    EXPECT_FALSE(fit_baselines({}));
    EXPECT_FALSE(fit_baselines(drawn({.letters = 3})));
}

}  // namespace
}  // namespace depesha
