// SPDX-License-Identifier: Apache-2.0
#include "ocr/tell_type.h"

#include <gtest/gtest.h>

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

TEST(IsType, DropsAnUprightStroke)
{
    EXPECT_FALSE(is_type(segment(4, 0.9, {"|"}), pitch));
    EXPECT_TRUE(is_type(segment(60, 0.9, {"|", "a"}), pitch));
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

}  // namespace
}  // namespace depesha
