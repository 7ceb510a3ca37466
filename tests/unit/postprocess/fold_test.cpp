// SPDX-License-Identifier: Apache-2.0
#include "postprocess/edit_distance.h"
#include "postprocess/fold.h"
#include "postprocess/letter_spacing.h"
#include "postprocess/look_alikes.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

TEST(Fold, BringsLookAlikesIntoOneAlphabet)
{
    EXPECT_EQ(folded("HP 36", Language::Russian), "нр 36");
    EXPECT_EQ(folded("ТОР SECRET", Language::English), "top secret");
    EXPECT_EQ(folded("Артём", Language::Russian), "артем");
}

TEST(Fold, UnifiesQuotesAndDashes)
{
    EXPECT_EQ(folded("«а» — „б“ – 'c'", Language::English), "\"a\" - \"б\" - \"c\"");
}

TEST(Fold, ReadsTheSpellingBefore1918)
{
    EXPECT_EQ(folded("Совѣтъ", Language::Russian), "советъ");
}

TEST(Fold, RemembersWhereEveryLetterStood)
{
    const std::string text = "— HP «36»";
    const Folded shadow = fold(text, Language::Russian);
    ASSERT_EQ(shadow.text.size(), shadow.from.size());
    const std::size_t at = shadow.text.find(U"нр");
    EXPECT_EQ(text_at(text, shadow.original(at, at + 2)), "HP");
    EXPECT_TRUE(shadow.original(3, 3).empty());
}

TEST(LetterSpacing, ClosesRunsOfThreeAndMore)
{
    EXPECT_EQ(close_letter_spacing("О С О Б А Я"), "ОСОБАЯ");
    EXPECT_EQ(close_letter_spacing("Т е л е г р а м м а ."), "Телеграмма .");
    EXPECT_EQ(close_letter_spacing("S H T Y K O V."), "SHTYKOV.");
    EXPECT_EQ(close_letter_spacing("удовлетворить н е л ь з я. Разъясните"), "удовлетворить нельзя. Разъясните");
}

TEST(LetterSpacing, PartsWordsAtWideGaps)
{
    EXPECT_EQ(close_letter_spacing("С Т Р О Г О  С Е К Р Е Т Н О"), "СТРОГО СЕКРЕТНО");
}

TEST(LetterSpacing, LeavesInitialsAndShortWordsAlone)
{
    for (const char* text : {"И. С. Лаптеву", "и в с нами", "A B", "Я и ты", "А я с ним", "P E Петров"}) {
        EXPECT_EQ(close_letter_spacing(text), text);
    }
}

TEST(LetterSpacing, TellsTheRangesOfWords)
{
    const std::vector<std::string> words{"Экз.", "М", "О", "Л", "Н", "И", "Я", "и", "тов."};
    EXPECT_EQ(letter_spaced_runs(words), (std::vector<WordRange>{{1, 7}}));
}

TEST(LookAlikes, FollowTheTellingLettersOfTheirWord)
{
    EXPECT_EQ(repaired_lookalikes("Шифpтeлeгpaммa", Language::Russian), "Шифртелеграмма");
    EXPECT_EQ(repaired_lookalikes("SЕСRЕТ", Language::English), "SECRET");
    EXPECT_EQ(repaired_lookalikes("суда \"Роrt Linсоln\"", Language::Russian), "суда \"Port Lincoln\"");
}

TEST(LookAlikes, FollowTheLineWhereTheWordTellsNothing)
{
    EXPECT_EQ(repaired_lookalikes("POCTOB", Language::Russian), "РОСТОВ");
    EXPECT_EQ(repaired_lookalikes("САМ", Language::English), "CAM");
}

TEST(LookAlikes, LeaveRomanFiguresAndTypesOfMachinesAlone)
{
    EXPECT_EQ(repaired_lookalikes("8.X.43", Language::Russian), "8.X.43");
    EXPECT_EQ(repaired_lookalikes("B-26", Language::Russian), "B-26");
}

TEST(LookAlikes, TurnDigitsInsideRussianWordsIntoLetters)
{
    EXPECT_EQ(repaired_lookalikes("ЦК ВКП(6)", Language::Russian), "ЦК ВКП(б)");
    EXPECT_EQ(repaired_lookalikes("10-й отдел (6), дело (8)", Language::Russian), "10-й отдел (6), дело (8)");
    EXPECT_EQ(repaired_lookalikes("скатов 3ИС-5", Language::Russian), "скатов ЗИС-5");
    EXPECT_EQ(repaired_lookalikes("3СД, 3 ИС", Language::Russian), "3СД, 3 ИС");
    EXPECT_EQ(repaired_lookalikes("с I949 года, 1О час. 5О мин.", Language::Russian), "с 1949 года, 10 час. 50 мин.");
    EXPECT_EQ(repaired_lookalikes("12.I.52, О встрече, II съезд", Language::Russian), "12.I.52, О встрече, II съезд");
    EXPECT_EQ(repaired_lookalikes("С0ВЕТ ра6ота", Language::Russian), "СОВЕТ работа");
    EXPECT_EQ(repaired_lookalikes("№ 302/ш", Language::Russian), "№ 302/ш");
}

TEST(CyrillicReading, ReadsShapesOfTwoLetters)
{
    EXPECT_EQ(cyrillic_reading(U"ATAJIAPOB"), U"АТАЛАРОВ");
    EXPECT_EQ(cyrillic_reading(U"BKII"), U"ВКП");
    EXPECT_EQ(repaired_name("КАСПТАНКЕР ATAJIAPOB", Language::Russian), "КАСПТАНКЕР АТАЛАРОВ");
    EXPECT_EQ(repaired_name("ATAJIAPOB", Language::English), "ATAJIAPOB");
}

TEST(Similarity, IsOneForEqualAndZeroForForeign)
{
    EXPECT_DOUBLE_EQ(similarity("телеграмма", "телеграмма"), 1.0);
    EXPECT_DOUBLE_EQ(similarity("", ""), 1.0);
    EXPECT_DOUBLE_EQ(similarity("абв", "где"), 0.0);
    EXPECT_NEAR(similarity("телеграмма", "телеграма"), 0.9, 1e-9);
}

TEST(EditDistance, StopsAtTheLimit)
{
    EXPECT_EQ(edit_distance(U"шифровка", U"шифровка", 2), 0U);
    EXPECT_EQ(edit_distance(U"шифровка", U"шифравка", 2), 1U);
    EXPECT_EQ(edit_distance(U"шифровка", U"шкафровка", 3), 2U);
    EXPECT_EQ(edit_distance(U"шифровка", U"рассылка", 2), 3U);
    EXPECT_EQ(edit_distance(U"", U"аб", 1), 2U);
}

TEST(EditDistance, DoesNotDependOnTheBand)
{
    const std::u32string a = U"поступила в отдел";
    const std::u32string b = U"постунила вотдел";
    EXPECT_EQ(edit_distance(a, b, 2), edit_distance(a, b, 30));
}

TEST(LanguageOf, CountsLettersOfOneAlphabetOnly)
{
    EXPECT_EQ(language_of("Штаб SCAP"), Language::Russian);
    EXPECT_EQ(language_of("Secretary of State"), Language::English);
    EXPECT_EQ(language_of("1951", Language::English), Language::English);
}

}  // namespace
}  // namespace depesha
