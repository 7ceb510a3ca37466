// SPDX-License-Identifier: Apache-2.0
#include "postprocess/figures.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

TEST(ReadFigure, ReadsLettersAmongDigits)
{
    const auto figure = read_figure(scan_line("5О мин"), 0, 1, 2);
    ASSERT_TRUE(figure);
    EXPECT_EQ(figure->value, 50);
    EXPECT_EQ(figure->repairs, 1);
}

TEST(ReadFigure, StopsBeforeAWord)
{
    const auto figure = read_figure(scan_line("31об"), 0, 1, 2);
    ASSERT_TRUE(figure);
    EXPECT_EQ(figure->end, 2U);
}

TEST(ReadFigure, RefusesWordsAndLongRuns)
{
    EXPECT_FALSE(read_figure(scan_line("Об"), 0, 1, 2));
    EXPECT_FALSE(read_figure(scan_line("l"), 0, 1, 2));
    EXPECT_FALSE(read_figure(scan_line("1234"), 0, 1, 2));
    EXPECT_FALSE(read_figure(scan_line(""), 0, 1, 2));
}

struct RomanCase {
    const char* text;
    int value;
};

class ReadRoman : public testing::TestWithParam<RomanCase> {};

TEST_P(ReadRoman, ReadsTheMonthThroughItsDamage)
{
    const auto roman = read_roman(scan_line(GetParam().text), 0);
    ASSERT_TRUE(roman) << GetParam().text;
    EXPECT_EQ(roman->value, GetParam().value) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Months, ReadRoman,
                         testing::Values(RomanCase{"I", 1}, RomanCase{"П", 2}, RomanCase{"Ш", 3}, RomanCase{"1У", 4},
                                         RomanCase{"У", 5}, RomanCase{"У1", 6}, RomanCase{"УП", 7}, RomanCase{"УШ", 8},
                                         RomanCase{"1Х", 9}, RomanCase{"Х", 10}, RomanCase{"xl", 11},
                                         RomanCase{"ХП", 12}, RomanCase{"VIII", 8}, RomanCase{"111", 3},
                                         RomanCase{"V|", 6}));

TEST(ReadRoman, RefusesWhatIsNoMonth)
{
    for (const char* text : {"XIII", "IIII", "VX", "Хлеб", "", "5"}) {
        EXPECT_FALSE(read_roman(scan_line(text), 0)) << text;
    }
}

}  // namespace
}  // namespace depesha
