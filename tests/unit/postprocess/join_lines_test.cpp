// SPDX-License-Identifier: Apache-2.0
#include "postprocess/join_lines.h"

#include <gtest/gtest.h>

namespace depesha {

namespace {

std::string joined(std::string text, std::string_view line)
{
    append_line(text, line);
    return text;
}

TEST(AppendLine, JoinsTheSyllablesOfAWord)
{
    EXPECT_EQ(joined("представителями из Мань-", "чжурии и Кореи"), "представителями из Маньчжурии и Кореи");
    EXPECT_EQ(joined("with your represen-", "tatives"), "with your representatives");
}

TEST(AppendLine, KeepsTheHyphenOfAWordWrittenWithIt)
{
    EXPECT_EQ(joined("в пять месяцев. Семь-", "восемь месяцев"), "в пять месяцев. Семь-восемь месяцев");
    EXPECT_EQ(joined("на фронт две-", "три дивизии"), "на фронт две-три дивизии");
    EXPECT_EQ(joined("если кто-", "нибудь спросит"), "если кто-нибудь спросит");
    EXPECT_EQ(joined("что англо-", "американцы"), "что англо-американцы");
    EXPECT_EQ(joined("that the Anglo-", "american side"), "that the Anglo-american side");
    EXPECT_EQ(joined("в Усть-", "Каменогорск"), "в Усть-Каменогорск");
}

TEST(AppendLine, PutsASpaceBetweenWords)
{
    EXPECT_EQ(joined("первая строка", "вторая"), "первая строка вторая");
    EXPECT_EQ(joined("перечень -", "список"), "перечень - список");
    EXPECT_EQ(joined("", "строка"), "строка");
    EXPECT_EQ(joined("строка", ""), "строка");
}

TEST(WithoutStraySigns, CutsWhatDirtAddsToTheFirstWord)
{
    EXPECT_EQ(without_stray_signs("‘PRIORITY"), "PRIORITY");
    EXPECT_EQ(without_stray_signs("»№ 302/ш"), "№ 302/ш");
    EXPECT_EQ(without_stray_signs("ПЕКИН, _РОЩИНУ"), "ПЕКИН, РОЩИНУ");
}

TEST(WithoutStraySigns, LeavesQuotesThatMayOpenAMessage)
{
    EXPECT_EQ(without_stray_signs("\"Тов. Мао Цзэдун!"), "\"Тов. Мао Цзэдун!");
    EXPECT_EQ(without_stray_signs("«Урал»"), "«Урал»");
    EXPECT_EQ(without_stray_signs("___"), "___");
}

}  // namespace

}  // namespace depesha
