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
    EXPECT_EQ(place_words(line, {{0, 65}, {75, 200}}), (std::vector<Box>{{10, 10, 50, 30}, {80, 12, 100, 28}}));
    EXPECT_EQ(place_words(line, {{0, 200}}), (std::vector<Box>{{10, 10, 100, 30}}));
}

TEST(PlaceWords, NeverPartsALetter)
{
    LineInput line = white_line();
    put_ink(line, {10, 10, 30, 30});
    put_ink(line, {40, 10, 60, 30});
    EXPECT_EQ(place_words(line, {{0, 25}, {35, 200}}), (std::vector<Box>{{10, 10, 30, 30}, {40, 10, 60, 30}}));
}

TEST(PlaceWords, GivesTheLastWordWhatIsLeft)
{
    LineInput line = white_line();
    put_ink(line, {10, 10, 30, 30});
    put_ink(line, {150, 10, 160, 30});
    EXPECT_EQ(place_words(line, {{0, 20}, {50, 100}}), (std::vector<Box>{{10, 10, 30, 30}, {150, 10, 160, 30}}));
}

TEST(PlaceWords, LeavesOutWhatLiesBetweenWords)
{
    LineInput line = white_line();
    put_ink(line, {10, 10, 30, 30});
    put_ink(line, {45, 30, 48, 36});  // of the line below
    put_ink(line, {58, 10, 90, 30});
    EXPECT_EQ(place_words(line, {{0, 40}, {60, 200}}), (std::vector<Box>{{10, 10, 30, 30}, {58, 10, 90, 30}}));
}

TEST(PlaceWords, GoesByTheReadingWhereThereIsNoInk)
{
    const LineInput line = white_line();
    EXPECT_TRUE(place_words(line, {}).empty());
    EXPECT_EQ(place_words(line, {{0, 40}, {45, 90}}), (std::vector<Box>{{0, 0, 40, height}, {45, 0, 90, height}}));
}

}  // namespace
}  // namespace depesha
