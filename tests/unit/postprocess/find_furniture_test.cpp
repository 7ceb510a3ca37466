// SPDX-License-Identifier: Apache-2.0
#include "postprocess/find_furniture.h"
#include "postprocess/postprocess.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace depesha {

namespace {

using namespace testing_pages;

constexpr std::string_view telegram = R"(                    ШИФРТЕЛЕГРАММА № 3557

ПЕКИН, РОЩИНУ

     Сегодня состоялась беседа с представителями, прибывшими из
Маньчжурии, и обсуждались вопросы снабжения.
                                             КОРЗУХИН
)";

/// The lines that are furniture, as read.
std::vector<std::string> furniture_of(const RecognizedPage& page)
{
    std::vector<std::string> found;
    for (const LabelledLine& line : interpret(page).lines) {
        if (line.label == LineLabel::Furniture) {
            found.push_back(line.text.text);
        }
    }
    return found;
}

/// A line that the engine hardly believes: letters of this width (a step of the type is 25 pixels) at this place.
Line dirt(std::string_view text, int left, int top, int letter_width, int height)
{
    Word word;
    word.text = text;
    word.place = {left, top, left + static_cast<int>(decoded(text).size()) * letter_width, top + height};
    word.box = word.place;
    word.confidence = 0.2;
    Line line;
    line.words.push_back(word);
    line.place = line.box = word.place;
    line.confidence = word.confidence;
    return line;
}

TEST(FindFurniture, KeepsAFaintNameOfThePagesType)
{
    RecognizedPage page = typed_page(telegram);
    for (Word& word : page.lines.back().words) {
        word.confidence = 0.0;
    }
    EXPECT_TRUE(furniture_of(page).empty());
}

constexpr std::string_view cable = R"(UNCLASSIFIED
PAGE 01        COLOMB  03381  200610Z
ACTION NEA-11
INFO  OCT-01  ISO-00  OES-09  AGRE-00  /021 W
------------------091345 200655Z (20
R 200530Z OCT 78
FM AMEMBASSY COLOMBO
TO SECSTATE WASHDC 4470
UNCLAS COLOMBO 3381

    1. THE MINISTRY HAS ASKED THE EMBASSY FOR A LIST OF THE BOOKS
THAT THE LIBRARY LENT TO THE SCHOOL.
)";

bool is_furniture(const RecognizedPage& page, std::string_view line)
{
    const std::vector<std::string> found = furniture_of(page);
    return std::find(found.begin(), found.end(), line) != found.end();
}

/// Each word of a line by itself, one a little lower than the other, too little for a line of its own.
RecognizedPage with_words_apart(RecognizedPage page, std::size_t index)
{
    const Line whole = page.lines[index];
    page.lines.erase(page.lines.begin() + static_cast<std::ptrdiff_t>(index));
    int lower = 0;
    for (Word word : whole.words) {
        const int shift = lower++ * word.place.height() * 45 / 100;
        word.place.top += shift;
        word.place.bottom += shift;
        word.box = word.place;
        Line line = whole;
        line.words = {word};
        line.place = line.box = word.place;
        page.lines.insert(page.lines.begin() + static_cast<std::ptrdiff_t>(index++), line);
    }
    return page;
}

TEST(FindFurniture, KnowsTheTeletypesLineWhenItsWordsWereToldApart)
{
    EXPECT_TRUE(is_furniture(typed_page(cable), "------------------091345 200655Z (20"));
    const RecognizedPage apart = with_words_apart(typed_page(cable), 4);
    for (const std::string_view word : {"------------------091345", "200655Z", "(20"}) {
        EXPECT_TRUE(is_furniture(apart, word)) << word;
    }
    EXPECT_FALSE(is_furniture(apart, "R 200530Z OCT 78"));
}

TEST(FindFurniture, TakesScrawlsOfOtherWidthsForDirt)
{
    RecognizedPage page = typed_page(telegram);
    page.lines.push_back(dirt("каракули", 900, 700, 60, 90));
    EXPECT_EQ(furniture_of(page), std::vector<std::string>{"каракули"});
}

TEST(FindFurniture, CallsAPageOfDirtAloneBlank)
{
    RecognizedPage page;
    page.id.file = "reverse.jpg";
    for (int i = 0; i < 9; ++i) {
        page.lines.push_back(dirt(i % 2 == 0 ? "OS" : "re", 300 + 211 * (i % 4), 200 + 90 * i, 40, 60));
    }
    const TelegramPage interpreted = interpret(page);
    EXPECT_EQ(furniture_of(page).size(), 9U);
    EXPECT_EQ(interpreted.number, 0);
    const auto telegrams = telegrams_of({page});
    ASSERT_EQ(telegrams.size(), 1U);
    EXPECT_EQ(telegrams.front().kind, RecordKind::Blank);
    EXPECT_TRUE(telegrams.front().message.body.empty());
}

TEST(FindFurniture, TellsPagesFromLeaves)
{
    const std::string centred = "                              - 2 -\n" + std::string(telegram);
    const std::string leaf = std::string(58, ' ') + "103\n" + std::string(telegram);
    EXPECT_EQ(interpret(typed_page(centred)).number, 2);
    EXPECT_EQ(interpret(typed_page(leaf)).number, 0);
    EXPECT_EQ(furniture_of(typed_page(leaf)), std::vector<std::string>{"103"});
}

TEST(FindFurniture, FindsThePagesNumberAtTheEndOfARunningHead)
{
    const std::string page = "1073, February 13, 6 p.m., from Warsaw          -2-\n\n"
                             "     The minister said that he would answer within a week and\n"
                             "that no change was to be expected before.\n";
    EXPECT_EQ(interpret(typed_page(page)).number, 2);
}

}  // namespace

}  // namespace depesha
