// SPDX-License-Identifier: Apache-2.0
#include "postprocess/transcript.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

TEST(PageOfTranscript, SetsEveryCharacterIntoACell)
{
    const RecognizedPage page = page_of_transcript("МОСКВА\n\n   13 июня", "0031.txt");
    ASSERT_EQ(page.lines.size(), 2U);
    ASSERT_EQ(page.lines[1].words.size(), 2U);
    EXPECT_EQ(page.scan.stem, "0031");
    const Box first = page.lines[0].words[0].place;
    const Box day = page.lines[1].words[0].place;
    EXPECT_EQ(first.width(), 6 * 25);
    EXPECT_EQ(day.left - first.left, 3 * 25);
    EXPECT_EQ(day.top - first.top, 2 * 50);
    EXPECT_EQ(page.lines[1].words[1].text, "июня");
    EXPECT_EQ(page.lines[1].words[1].place.left - day.left, 3 * 25);
}

TEST(PageOfTranscript, HoldsTheWholeTextHoweverLong)
{
    const RecognizedPage page = page_of_transcript(std::string(300, 'x') + std::string(200, '\n') + "y", "long.txt");
    ASSERT_EQ(page.lines.size(), 2U);
    EXPECT_GE(page.scan.size.width, page.lines[0].place.right);
    EXPECT_GE(page.scan.size.height, page.lines[1].place.bottom);
}

TEST(PageOfTranscript, TakesForeignLineEndsTabulatorsAndBytes)
{
    const RecognizedPage page = page_of_transcript("FROM:\tBERLIN\r\n\xff\xfe cafe\xcc\x81", "0001.txt");
    ASSERT_EQ(page.lines.size(), 2U);
    ASSERT_EQ(page.lines[0].words.size(), 2U);
    EXPECT_EQ(page.lines[0].words[1].text, "BERLIN");
    EXPECT_EQ(page.lines[0].words[1].place.left, page.lines[0].words[0].place.left + 8 * 25);
    EXPECT_EQ(page.lines[1].words[0].text, "\xef\xbf\xbd\xef\xbf\xbd");
    EXPECT_EQ(page.lines[1].words[1].text, "caf\xc3\xa9");
}

TEST(PageOfTranscript, SetsTheColumnOfOfficesApartWhereSpacesWereLost)
{
    const RecognizedPage page = page_of_transcript(R"( INCOMING TELEGRAM Department of State
ACTION
 SECRET
NEA Rec'd: April 23, 1955
INFO TO: Secretary of State
 Embassy queried American section Foreign Ministry
H this morning and reported)",
                                                   "0001.txt");
    ASSERT_EQ(page.lines.size(), 7U);
    const int text = page.lines[0].words[0].place.left;
    for (const std::size_t row : {3U, 4U, 6U}) {
        EXPECT_LT(page.lines[row].words[0].place.right + 50, text) << row;
        EXPECT_EQ(page.lines[row].words[1].place.left, text) << row;
    }
    EXPECT_EQ(page.lines[5].words[0].place.left, text);
}

TEST(PageOfTranscript, SetsNothingApartWhereNoColumnIs)
{
    for (const char* text : {"ACTION is needed\nat once.\nNEA and H agree.\nG too.\nE is silent.",
                             "ACTION     SECRET\nNEA        text\nH          more text\n           and more"}) {
        const RecognizedPage page = page_of_transcript(text, "0001.txt");
        const std::string first = page.lines[0].words[0].text;
        EXPECT_EQ(first, "ACTION");
        EXPECT_LT(page.lines[1].words[1].place.left, 200 + 12 * 25) << text;
    }
}

TEST(PagesOfTranscript, ArePartedByFormFeeds)
{
    const std::vector<RecognizedPage> pages = pages_of_transcript("one\n\f two\n", "0001.txt");
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(pages[1].id.page, 1);
    EXPECT_EQ(pages[1].lines.at(0).words.at(0).text, "two");
    EXPECT_TRUE(pages_of_transcript("", "0001.txt").empty());
}

}  // namespace
}  // namespace depesha
