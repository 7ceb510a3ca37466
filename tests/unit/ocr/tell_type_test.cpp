// SPDX-License-Identifier: Apache-2.0
#include "ocr/tell_type.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace depesha {
namespace {

constexpr double pitch = 20.0;

/// Words of one confidence on a segment of the given width.
ReadSegment segment(int width, double confidence, const std::vector<std::string>& words)
{
    ReadSegment read{{0, 0, width, 30}, {}};
    for (const std::string& text : words) {
        read.words.push_back({.text = text, .box = {}, .place = {}, .confidence = confidence});
    }
    return read;
}

TEST(LetterPitch, IsTheWidthByTheCharactersAndSpaces)
{
    const std::vector<ReadSegment> segments{segment(220, 0.9, {"Сегодня", "нет"})};
    EXPECT_EQ(letter_pitch(segments), 20.0);
}

TEST(LetterPitch, IsTheMedianOfTheSegments)
{
    const std::vector<ReadSegment> segments{segment(200, 0.9, {"tencharact"}), segment(210, 0.9, {"tencharact"}),
                                            segment(900, 0.9, {"tencharact"})};
    EXPECT_EQ(letter_pitch(segments), 21.0);
}

TEST(LetterPitch, PassesOverSegmentsThatAreShortOrReadPoorly)
{
    const std::vector<ReadSegment> segments{segment(200, 0.9, {"tencharact"}), segment(800, 0.9, {"eight888"}),
                                            segment(900, 0.9, {"eight888"}), segment(900, 0.7, {"tencharact"}),
                                            segment(900, 0.2, {"tencharact"})};
    EXPECT_EQ(letter_pitch(segments), 20.0);
}

TEST(LetterPitch, IsNotKnownWhereNothingWasReadWell)
{
    EXPECT_EQ(letter_pitch({}), std::nullopt);
    const std::vector<ReadSegment> segments{segment(200, 0.5, {"tencharact"}), segment(60, 0.9, {"abc"}),
                                            segment(100, 0.9, {})};
    EXPECT_EQ(letter_pitch(segments), std::nullopt);
}

TEST(IsType, BelievesWhatReadsWellWhateverItsWidth)
{
    EXPECT_TRUE(is_type(segment(200, 0.9, {"tencharact"}), pitch));
    EXPECT_TRUE(is_type(segment(900, 0.9, {"tencharact"}), pitch));
    EXPECT_TRUE(is_type(segment(50, 0.5, {"tencharact"}), pitch));
    EXPECT_TRUE(is_type(segment(20, 0.9, {"1"}), pitch));
}

TEST(IsType, KeepsAFaintLineWhoseCharactersFitItsWidth)
{
    EXPECT_TRUE(is_type(segment(200, 0.3, {"tencharact"}), pitch));
    EXPECT_TRUE(is_type(segment(200, 0.3, {"five5", "four"}), pitch));
}

TEST(IsType, DropsWhatReadsPoorlyAndHasTheWrongNumberOfCharacters)
{
    EXPECT_FALSE(is_type(segment(400, 0.49, {"tencharact"}), pitch));  // twenty would fit
    EXPECT_FALSE(is_type(segment(100, 0.49, {"tencharact"}), pitch));  // five would fit
}

TEST(IsType, DropsAFewUnsureCharacters)
{
    EXPECT_FALSE(is_type(segment(60, 0.3, {"abc"}), pitch));
    EXPECT_FALSE(is_type(segment(60, 0.3, {"a", "b"}), pitch));
    EXPECT_TRUE(is_type(segment(80, 0.3, {"abcd"}), pitch));
    EXPECT_TRUE(is_type(segment(60, 0.45, {"abc"}), pitch));
}

TEST(IsType, DropsAShortLineThatHardlyReads)
{
    EXPECT_FALSE(is_type(segment(200, 0.2, {"tencharact"}), pitch));
    EXPECT_TRUE(is_type(segment(320, 0.2, {"sixteencharacter"}), pitch));
}

TEST(IsType, DropsSignsAlone)
{
    for (const char* sign : {"|", "№", "№.", "(", "—,", "®"}) {
        EXPECT_FALSE(is_type(segment(40, 0.95, {sign}), pitch)) << sign;
    }
    EXPECT_TRUE(is_type(segment(60, 0.9, {"|", "a"}), pitch));
    EXPECT_TRUE(is_type(segment(60, 0.9, {"№", "7"}), pitch));
    EXPECT_TRUE(is_type(segment(80, 0.9, {"(№)."}), pitch));
}

TEST(IsType, KeepsANumberSignOfTheSizeOfALetter)
{
    EXPECT_TRUE(is_type(segment(20, 0.95, {"№"}), pitch));
    EXPECT_FALSE(is_type(segment(20, 0.8, {"№"}), pitch));
    EXPECT_FALSE(is_type(segment(12, 0.95, {"№"}), pitch));
    EXPECT_FALSE(is_type(segment(30, 0.95, {"№"}), pitch));
    EXPECT_FALSE(is_type(segment(20, 0.95, {"№"}), std::nullopt));
}

TEST(IsType, KeepsDashesAndStarsInARow)
{
    for (const char* row : {"--", "***", "==", "..."}) {
        EXPECT_TRUE(is_type(segment(60, 0.9, {row}), pitch)) << row;
    }
    EXPECT_FALSE(is_type(segment(20, 0.9, {"*"}), pitch));
}

TEST(IsType, CountsCharactersAndNotBytes)
{
    EXPECT_FALSE(is_type(segment(60, 0.3, {"абв"}), pitch));
    EXPECT_TRUE(is_type(segment(200, 0.3, {"десятьбукв"}), pitch));
}

TEST(IsType, KeepsAWholeLineHoweverPoorlyItReads)
{
    EXPECT_TRUE(is_type(segment(900, 0.1, {"sixteen", "letters."}), std::nullopt));
    EXPECT_TRUE(is_type(segment(900, 0.1, {"sixteen!", "letters."}), pitch));
    EXPECT_FALSE(is_type(segment(900, 0.1, {"fifteen", "letters"}), pitch));
}

TEST(IsType, DropsASegmentInWhichNothingWasRead)
{
    EXPECT_FALSE(is_type(segment(200, 0.0, {}), pitch));
    EXPECT_FALSE(is_type(segment(200, 0.0, {}), std::nullopt));
}

TEST(IsType, BelievesOnlyWholeLinesWhereNothingReadWell)
{
    EXPECT_FALSE(is_type(segment(200, 0.3, {"tencharact"}), std::nullopt));
    EXPECT_FALSE(is_type(segment(300, 0.49, {"fifteen", "letters"}), std::nullopt));
    EXPECT_TRUE(is_type(segment(320, 0.3, {"sixteen", "letters."}), std::nullopt));
    EXPECT_TRUE(is_type(segment(200, 0.5, {"tencharact"}), std::nullopt));
}

/// Five lines of text from 200 to 600 across and from 100 to 430 down, and a segment that starts at `left`, `top`.
ReadSegment beside_lines(int left, int top, double confidence, const std::string& text)
{
    ReadSegment scrap = segment(20, confidence, {text});
    scrap.box = {left, top, left + 20, top + 30};
    return scrap;
}

std::vector<ReadSegment> five_lines()
{
    std::vector<ReadSegment> lines(5, segment(400, 0.9, {"twenty", "characters.."}));
    for (int line = 0; line < 5; ++line) {
        lines[static_cast<std::size_t>(line)].box = {200, 100 + 75 * line, 600, 130 + 75 * line};
    }
    return lines;
}

const Box block{200, 100, 600, 430};

TEST(TextBlock, HoldsWhatWasReadWell)
{
    std::vector<ReadSegment> lines = five_lines();
    lines.push_back(beside_lines(900, 100, 0.9, "short"));
    lines.push_back(beside_lines(900, 100, 0.6, "long but poor"));
    EXPECT_EQ(text_block(lines), block);
}

TEST(TextBlock, IsEmptyOnAPageOfFewLines)
{
    std::vector<ReadSegment> lines = five_lines();
    lines.pop_back();
    EXPECT_TRUE(text_block(lines).empty());
    EXPECT_TRUE(text_block({}).empty());
}

TEST(ScrapBeside, IsWhatNoTypistSetsRightOfTheLines)
{
    EXPECT_TRUE(is_scrap_beside(block, beside_lines(610, 200, 0.95, "№")));
    EXPECT_TRUE(is_scrap_beside(block, beside_lines(610, 200, 0.95, "щь")));
    EXPECT_TRUE(is_scrap_beside(block, beside_lines(610, 500, 0.95, "V")));
    EXPECT_TRUE(is_scrap_beside(block, beside_lines(610, 200, 0.8, "1")));
    EXPECT_FALSE(is_scrap_beside(block, beside_lines(610, 200, 0.5, "word")));
    EXPECT_FALSE(is_scrap_beside(block, beside_lines(590, 200, 0.5, "№")));
}

TEST(ScrapBeside, IsNoFigureOfATableAndNoPageNumber)
{
    EXPECT_FALSE(is_scrap_beside(block, beside_lines(610, 200, 0.9, "12")));
    EXPECT_FALSE(is_scrap_beside(block, beside_lines(610, 20, 0.6, "-2-")));
    EXPECT_FALSE(is_scrap_beside(block, beside_lines(610, 500, 0.6, "2.")));
    EXPECT_TRUE(is_scrap_beside(block, beside_lines(610, 200, 0.6, "-2-")));
}

TEST(ScrapBeside, LeavesWhatStandsOnTheLeft)
{
    EXPECT_FALSE(is_scrap_beside(block, beside_lines(100, 200, 0.6, "EUR")));
    EXPECT_FALSE(is_scrap_beside(block, beside_lines(100, 200, 0.6, "2.")));
}

TEST(ScrapBeside, IsNothingOnAPageWithoutABlock)
{
    EXPECT_FALSE(is_scrap_beside({}, beside_lines(610, 200, 0.9, "№")));
}

}  // namespace
}  // namespace depesha
