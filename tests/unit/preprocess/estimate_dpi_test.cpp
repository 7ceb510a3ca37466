// SPDX-License-Identifier: Apache-2.0
#include "preprocess/estimate_dpi.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

class FindLetterPitch : public testing::TestWithParam<double> {};

TEST_P(FindLetterPitch, FindsThePitchOfTenLettersToTheInch)
{
    const double dpi = GetParam();
    DrawnPage page;
    page.size = {static_cast<int>(8.27 * dpi), static_cast<int>(11.69 * dpi)};
    page.dpi = dpi;
    page.paper = cv::Scalar::all(0);
    page.ink = cv::Scalar::all(255);
    const LetterPitch pitch = find_letter_pitch(typed_page(page), dpi / 20.0, dpi / 6.0);
    EXPECT_NEAR(pitch.pixels, dpi / 10.0, 0.1);
    EXPECT_GT(pitch.confidence, 0.25);
}

INSTANTIATE_TEST_SUITE_P(Dpi, FindLetterPitch, testing::Values(75.0, 100.0, 113.0, 150.0));

TEST(FindLetterPitchRefusals, IsNotSureOfNoise)
{
    EXPECT_LT(find_letter_pitch(noise({827, 1169}, 60.0, 40.0), 5.0, 20.0).confidence, 0.25);
}

TEST(FindLetterPitchRefusals, FindsNothingOnABlankPage)
{
    EXPECT_EQ(find_letter_pitch(cv::Mat::zeros(1169, 827, CV_8U), 5.0, 20.0).confidence, 0.0);
}

TEST(DpiOfPitch, ChoosesTheMachineThatFitsTheSheet)
{
    EXPECT_DOUBLE_EQ(dpi_of_pitch(30.0, 3508), 300.0);
    EXPECT_DOUBLE_EQ(dpi_of_pitch(25.0, 3508), 300.0);
}

}  // namespace
}  // namespace depesha
