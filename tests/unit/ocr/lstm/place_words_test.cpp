// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/place_words.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

constexpr int height = 36;

LineInput white_line()
{
    LineInput line;
    line.width = 200;
    line.height = height;
    line.pixels.assign(static_cast<std::size_t>(line.width * height), 255);
    return line;
}

void put_ink(LineInput& line, const Box& box)
{
    for (int x = box.left; x < box.right; ++x) {
        for (int y = box.top; y < box.bottom; ++y) {
            line.pixels[static_cast<std::size_t>(x * height + y)] = 1;
        }
    }
}

TEST(PlaceWords, GivesTheBoxesOfTheirInk)
{
    LineInput line = white_line();
    put_ink(line, {10, 10, 30, 30});
    put_ink(line, {34, 12, 50, 28});
    put_ink(line, {80, 12, 100, 28});
    EXPECT_EQ(place_words(line, {{0, 65, 20, 40}, {75, 200, 90, 90}}),
              (std::vector<Box>{{10, 10, 50, 30}, {80, 12, 100, 28}}));
    EXPECT_EQ(place_words(line, {{0, 200, 20, 90}}), (std::vector<Box>{{10, 10, 100, 30}}));
}

TEST(PlaceWords, NeverPartsALetter)
{
    LineInput line = white_line();
    put_ink(line, {10, 10, 30, 30});
    put_ink(line, {40, 10, 60, 30});
    EXPECT_EQ(place_words(line, {{0, 25, 18, 18}, {35, 200, 50, 50}}),
              (std::vector<Box>{{10, 10, 30, 30}, {40, 10, 60, 30}}));
}

TEST(PlaceWords, GivesTheLastWordWhatIsLeft)
{
    LineInput line = white_line();
    put_ink(line, {10, 10, 30, 30});
    put_ink(line, {110, 10, 120, 30});
    EXPECT_EQ(place_words(line, {{0, 20, 15, 15}, {50, 100, 90, 90}}),
              (std::vector<Box>{{10, 10, 30, 30}, {90, 10, 120, 30}}));
}

TEST(PlaceWords, LeavesOutWhatLiesBetweenWords)
{
    LineInput line = white_line();
    put_ink(line, {10, 10, 30, 30});
    put_ink(line, {45, 30, 48, 36});  // of the line below
    put_ink(line, {58, 10, 90, 30});
    EXPECT_EQ(place_words(line, {{0, 40, 20, 20}, {60, 200, 75, 75}}),
              (std::vector<Box>{{10, 10, 30, 30}, {58, 10, 90, 30}}));
}

TEST(PlaceWords, LeavesOutWhatLiesFarFromItsLetters)
{
    LineInput line = white_line();
    put_ink(line, {0, 0, 4, 36});  // the edge of the sheet
    put_ink(line, {50, 10, 70, 30});
    put_ink(line, {76, 10, 90, 30});
    put_ink(line, {180, 0, 200, 36});  // a stamp
    EXPECT_EQ(place_words(line, {{0, 200, 60, 84}}), (std::vector<Box>{{50, 10, 90, 30}}));
}

TEST(PlaceWords, CutsInkThatReachesOverSeveralWords)
{
    LineInput line = white_line();
    put_ink(line, {10, 30, 180, 32});  // an underline
    put_ink(line, {20, 10, 40, 28});
    put_ink(line, {80, 10, 95, 28});
    put_ink(line, {120, 12, 140, 28});
    EXPECT_EQ(place_words(line, {{0, 60, 30, 30}, {60, 110, 88, 88}, {110, 200, 130, 130}}),
              (std::vector<Box>{{10, 10, 60, 32}, {60, 10, 110, 32}, {110, 12, 180, 32}}));
}

TEST(PlaceWords, WidensToLettersThatHaveNoInk)
{
    LineInput line = white_line();
    put_ink(line, {50, 10, 70, 30});
    EXPECT_EQ(place_words(line, {{0, 200, 30, 90}}), (std::vector<Box>{{30, 10, 90, 30}}));
    EXPECT_EQ(place_words(line, {{0, 200, 45, 75}}), (std::vector<Box>{{50, 10, 70, 30}}));
}

TEST(PlaceWords, GoesByTheReadingWhereThereIsNoInk)
{
    const LineInput line = white_line();
    EXPECT_TRUE(place_words(line, {}).empty());
    EXPECT_EQ(place_words(line, {{0, 40, 20, 20}, {45, 90, 60, 60}}),
              (std::vector<Box>{{0, 0, 40, height}, {45, 0, 90, height}}));
}

}  // namespace
}  // namespace depesha
