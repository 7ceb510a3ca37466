// SPDX-License-Identifier: Apache-2.0
#include "postprocess/inflect.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace depesha {
namespace {

TEST(PlaceGenitives, FollowTheDeclension)
{
    const auto has = [](std::u32string_view place, const std::u32string& genitive) {
        const auto forms = place_genitives(place);
        return std::find(forms.begin(), forms.end(), genitive) != forms.end();
    };
    EXPECT_TRUE(has(U"Рига", U"риги"));
    EXPECT_TRUE(has(U"Варшава", U"варшавы"));
    EXPECT_TRUE(has(U"Казань", U"казани"));
    EXPECT_TRUE(has(U"Ярославль", U"ярославля"));
    EXPECT_TRUE(has(U"Шанхай", U"шанхая"));
    EXPECT_TRUE(has(U"Горький", U"горького"));
    EXPECT_TRUE(has(U"Ростов-на-Дону", U"ростова-на-дону"));
    EXPECT_TRUE(has(U"Алма-Ата", U"алма-аты"));
    EXPECT_TRUE(place_genitives(U"Токио").size() == 1);
    EXPECT_TRUE(place_genitives(U"Сочи").empty());
}

TEST(Adjective, AgreesWithItsNoun)
{
    EXPECT_EQ(adjective(U"Главному", GrammaticalCase::Dative, Gender::Neuter), U"Главное");
    EXPECT_EQ(adjective(U"Главному", GrammaticalCase::Dative, Gender::Masculine), U"Главный");
    EXPECT_EQ(adjective(U"городскому", GrammaticalCase::Dative, Gender::Masculine), U"городский");
    EXPECT_EQ(adjective(U"Центральной", GrammaticalCase::Dative, Gender::Feminine), U"Центральная");
    EXPECT_EQ(adjective(U"заведующему", GrammaticalCase::Dative, Gender::Masculine), U"заведующий");
    EXPECT_EQ(adjective(U"ОБКОМУ", GrammaticalCase::Dative, Gender::Masculine), U"ОБКОМУ");
}

TEST(Surname, LeavesForeignNamesTheirEndings)
{
    EXPECT_EQ(surname(U"КАВТАРАДЗЕ", GrammaticalCase::Dative).word, U"КАВТАРАДЗЕ");
    EXPECT_EQ(surname(U"Розенгольцу", GrammaticalCase::Dative).word, U"Розенгольц");
    EXPECT_EQ(surname(U"ЧОЙЖАМЦУ", GrammaticalCase::Dative).word, U"ЧОЙЖАМЦ");
    EXPECT_EQ(surname(U"Немцу", GrammaticalCase::Dative).word, U"Немец");
    EXPECT_EQ(surname(U"Стрельцу", GrammaticalCase::Dative).word, U"Стрелец");
}

TEST(Noun, TellsItsGender)
{
    EXPECT_EQ(noun(U"управлению", GrammaticalCase::Dative).gender, Gender::Neuter);
    EXPECT_EQ(noun(U"министерству", GrammaticalCase::Dative).word, U"министерство");
    EXPECT_EQ(noun(U"дирекции", GrammaticalCase::Dative).word, U"дирекция");
    EXPECT_EQ(noun(U"атташе", GrammaticalCase::Dative).word, U"атташе");
    EXPECT_EQ(noun(U"ОГПУ", GrammaticalCase::Dative).word, U"ОГПУ");
    EXPECT_EQ(noun(U"СОВПОСЛУ", GrammaticalCase::Dative).word, U"СОВПОСОЛ");
}

TEST(TitleCase, KeepsSmallWordsSmall)
{
    EXPECT_EQ(in_title_case(U"РОСТОВ-НА-ДОНУ"), U"Ростов-на-Дону");
    EXPECT_EQ(in_title_case(U"RIO DE JANEIRO"), U"Rio de Janeiro");
}

}  // namespace
}  // namespace depesha
