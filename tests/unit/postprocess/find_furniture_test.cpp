// SPDX-License-Identifier: Apache-2.0
#include "postprocess/find_furniture.h"
#include "postprocess/postprocess.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

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
