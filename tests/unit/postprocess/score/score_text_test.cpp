// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/edit_distance.h"
#include "postprocess/score/folded_text.h"
#include "postprocess/score/score_text.h"

#include <gtest/gtest.h>

#include <string_view>

namespace depesha {
namespace {

std::size_t distance(std::u32string_view a, std::u32string_view b, std::size_t replacing = 1)
{
    return edit_distance<char32_t>(a, b, replacing);
}

TEST(EditDistance, CountsInsertionsDeletionsAndReplacements)
{
    EXPECT_EQ(distance(U"", U""), 0U);
    EXPECT_EQ(distance(U"", U"шифр"), 4U);
    EXPECT_EQ(distance(U"шифр", U""), 4U);
    EXPECT_EQ(distance(U"телеграмма", U"телеграма"), 1U);
    EXPECT_EQ(distance(U"kitten", U"sitting"), 3U);
    EXPECT_EQ(distance(U"kitten", U"sitting", 2), 5U);
}

TEST(Likeness, IsOneForEqualAndNothingForUtterlyDifferent)
{
    EXPECT_DOUBLE_EQ(likeness<char32_t>(std::u32string_view(U""), std::u32string_view(U"")), 1.0);
    EXPECT_DOUBLE_EQ(likeness<char32_t>(std::u32string_view(U"abc"), std::u32string_view(U"abc")), 1.0);
    EXPECT_DOUBLE_EQ(likeness<char32_t>(std::u32string_view(U"abc"), std::u32string_view(U"xyz")), 0.0);
    EXPECT_DOUBLE_EQ(likeness<char32_t>(std::u32string_view(U"abcd"), std::u32string_view(U"abc")), 6.0 / 7.0);
}

TEST(FoldedText, JoinsWhiteSpaceAndPutsQuotesAndDashesInAscii)
{
    EXPECT_EQ(folded_text("  «Тов.\u00a0Мао»\n\t— да…  "), U"\"Тов. Мао\" - да...");
}

TEST(FoldedText, KeepsCaseAndLookAlikes)
{
    EXPECT_NE(folded_text("СССР"), folded_text("CCCP"));
    EXPECT_NE(folded_text("Срочно"), folded_text("СРОЧНО"));
}

TEST(FoldedText, ComposesLettersAndReplacesWhatIsNoUtf8)
{
    EXPECT_EQ(folded_text("и\u0306"), U"й");
    EXPECT_EQ(folded_text("a\xff"
                          "b"),
              U"a\ufffdb");
}

TEST(FoldedField, TakesLookAlikesForOneAnother)
{
    EXPECT_EQ(folded_field("ХАРЬКОВ, Т. СОВА"), folded_field("XAPЬKOB T COBA"));
}

TEST(FoldedField, ClosesLetterSpacedWords)
{
    EXPECT_EQ(folded_field("О С О Б А Я"), folded_field("ОСОБАЯ"));
    EXPECT_EQ(folded_field("С Р О Ч Н О вручить"), folded_field("СРОЧНО вручить"));
    EXPECT_NE(folded_field("в доме"), folded_field("вдоме"));
}

TEST(ScoreText, IsPerfectForTheSameTextOtherwiseSpaced)
{
    const TextScore score = score_text("Вручите\nнемедленно  адресату.", "Вручите немедленно адресату.\n");
    EXPECT_EQ(score.character_edits, 0U);
    EXPECT_EQ(score.characters, 28U);
    EXPECT_EQ(score.word_edits, 0U);
    EXPECT_EQ(score.words, 3U);
}

TEST(ScoreText, CountsAMissingTextAsAllWrong)
{
    const TextScore score = score_text("два слова", "");
    EXPECT_DOUBLE_EQ(score.cer(), 100.0);
    EXPECT_DOUBLE_EQ(score.wer(), 100.0);
}

TEST(ScoreText, CountsWordsAndCharactersByThemselves)
{
    const TextScore score = score_text("восемь дивизий на фронт", "восемь дивизии фронт");
    EXPECT_EQ(score.character_edits, 4U);
    EXPECT_EQ(score.word_edits, 2U);
    EXPECT_DOUBLE_EQ(score.wer(), 50.0);
}

TEST(ScoreText, HasNoErrorsOnAnEmptyPageReadAsEmpty)
{
    EXPECT_DOUBLE_EQ(score_text("", "").cer(), 0.0);
    EXPECT_GT(score_text("", "what is not there").cer(), 0.0);
}

TEST(TextScore, AddsUpBeforeTheRateIsTaken)
{
    TextScore sum = score_text("aaaaaaaaa", "aaaaaaaaa");
    sum += score_text("b", "c");
    EXPECT_DOUBLE_EQ(sum.cer(), 10.0);
}

}  // namespace
}  // namespace depesha
