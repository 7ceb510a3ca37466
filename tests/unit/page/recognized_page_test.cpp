// SPDX-License-Identifier: Apache-2.0
#include "page/recognized_page.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace depesha {
namespace {

Line line_of(const std::vector<std::string>& words)
{
    Line line;
    for (const std::string& word : words) {
        line.words.emplace_back().text = word;
    }
    return line;
}

TEST(TextOf, PutsOneSpaceBetweenWords)
{
    EXPECT_EQ(text_of(line_of({"ШИФРТЕЛЕГРАММА", "№", "3557"})), "ШИФРТЕЛЕГРАММА № 3557");
}

TEST(TextOf, PutsOneSpaceHoweverWideTheGap)
{
    Line line = line_of({"13.VI.51", "ФИЛИППОВ"});
    line.words[0].place = {0, 0, 100, 30};
    line.words[1].place = {1500, 0, 1700, 30};
    EXPECT_EQ(text_of(line), "13.VI.51 ФИЛИППОВ");
}

TEST(TextOf, IsTheWordItselfWhereItStandsAlone)
{
    EXPECT_EQ(text_of(line_of({"Пекин"})), "Пекин");
}

TEST(TextOf, IsEmptyForALineWithoutWords)
{
    EXPECT_EQ(text_of(Line{}), "");
}

}  // namespace
}  // namespace depesha
