// SPDX-License-Identifier: Apache-2.0
#include "ocr/reading.h"

#include <gtest/gtest.h>

#include <string>

namespace depesha {
namespace {

Word word(const std::string& text, double confidence, int left = 0, int right = 100)
{
    const Box box{left, 0, right, 20};
    return {.text = text, .box = box, .place = box, .confidence = confidence};
}

TEST(CharacterCount, CountsCharactersAndNotBytes)
{
    EXPECT_EQ(character_count(""), 0.0);
    EXPECT_EQ(character_count("No."), 3.0);
    EXPECT_EQ(character_count("№ 3557/ш"), 8.0);
    EXPECT_EQ(character_count("ПЕКИН"), 5.0);
    EXPECT_EQ(character_count("\xF0\x9F\x93\x9C"), 1.0);
}

TEST(ConfidentWords, AddsSureWordsAndTakesHalfAWordForPoorOnes)
{
    EXPECT_DOUBLE_EQ(confident_words({word("sure", 0.9), word("sure", 0.6)}), 1.5);
    EXPECT_DOUBLE_EQ(confident_words({word("sure", 0.9), word("poor", 0.39), word("poor", 0.0)}), -0.1);
}

TEST(ConfidentWords, PassesOverWordsThatAreNeitherSureNorPoor)
{
    EXPECT_DOUBLE_EQ(confident_words({word("so-so", 0.59), word("so-so", 0.4)}), 0.0);
    EXPECT_DOUBLE_EQ(confident_words({}), 0.0);
}

TEST(ConfidentWords, DoesNotPreferTheReadingThatLostText)
{
    const Reading whole{word("Today", 0.95), word("there", 0.8), word("was", 0.8)};
    const Reading lost{word("Today", 0.95)};
    EXPECT_GT(mean_confidence(lost), mean_confidence(whole));
    EXPECT_GT(confident_words(whole), confident_words(lost));
}

TEST(MeanConfidence, WeighsWordsByTheirLengthInCharacters)
{
    EXPECT_DOUBLE_EQ(mean_confidence({word("ПРАВИТЕЛЬ", 0.9), word("x", 0.4)}), 0.85);
    EXPECT_DOUBLE_EQ(mean_confidence({word("wwwwwwwww", 0.9), word("я", 0.4)}), 0.85);
}

TEST(MeanConfidence, IsNothingWhereNothingWasRead)
{
    EXPECT_EQ(mean_confidence({}), 0.0);
    EXPECT_EQ(mean_confidence({word("", 0.9)}), 0.0);
}

TEST(HasWeakWord, IsTrueForOneWordBelowThreeQuarters)
{
    EXPECT_TRUE(has_weak_word({word("sure", 0.99), word("weak", 0.74)}));
    EXPECT_FALSE(has_weak_word({word("sure", 0.99), word("good", 0.75)}));
}

TEST(HasWeakWord, IsTrueWhereNothingWasRead)
{
    EXPECT_TRUE(has_weak_word({}));
}

TEST(Merged, TakesTheOtherWordWhereItIsClearlySurerOfTheSamePlace)
{
    const Reading result = merged({word("тов.", 0.9, 0, 80), word("Сгоззтап", 0.3, 100, 300)},
                                  {word("tob", 0.5, 0, 80), word("Grossman", 0.9, 102, 298)});
    ASSERT_EQ(result.size(), 2U);
    EXPECT_EQ(result[0].text, "тов.");
    EXPECT_EQ(result[1].text, "Grossman");
    EXPECT_DOUBLE_EQ(result[1].confidence, 0.9);
    EXPECT_EQ(result[1].place, (Box{102, 0, 298, 20}));
}

TEST(Merged, KeepsAWordThatIsNotWeak)
{
    EXPECT_EQ(merged({word("Москва", 0.75)}, {word("Mockba", 1.0)})[0].text, "Москва");
}

TEST(Merged, KeepsAWeakWordWhereTheOtherIsHardlySurer)
{
    EXPECT_EQ(merged({word("Москва", 0.5)}, {word("Mockba", 0.69)})[0].text, "Москва");
    EXPECT_EQ(merged({word("Москва", 0.5)}, {word("Moscow", 0.71)})[0].text, "Moscow");
}

TEST(Merged, KeepsAWeakWordWhereTheOtherIsSpeltInSharedLettersOrNone)
{
    EXPECT_EQ(merged({word("НЕТ", 0.2)}, {word("HET", 0.99)})[0].text, "НЕТ");
    EXPECT_EQ(merged({word("OCEAH", 0.2)}, {word("ОСЕАН", 0.99)})[0].text, "OCEAH");
    EXPECT_EQ(merged({word("3557", 0.2)}, {word("3551", 0.99)})[0].text, "3557");
}

TEST(Merged, TakesAWordWithOneLetterThatOnlyItsAlphabetHas)
{
    EXPECT_EQ(merged({word("НАТО", 0.2)}, {word("NATO", 0.99)})[0].text, "NATO");
    EXPECT_EQ(merged({word("MOCKBA", 0.2)}, {word("МОСКВЫ", 0.99)})[0].text, "МОСКВЫ");
}

TEST(Merged, ComparesOnlyWordsOfTheSamePlace)
{
    const Word weak = word("Сгоззтап", 0.3, 100, 300);
    EXPECT_EQ(merged({weak}, {word("Grossman", 0.9, 300, 500)})[0].text, weak.text);  // beside it
    EXPECT_EQ(merged({weak}, {word("Gross", 0.9, 100, 200)})[0].text, weak.text);     // half of it
    EXPECT_EQ(merged({weak}, {word("DrGrossman", 0.9, 0, 300)})[0].text, weak.text);  // more than it
}

TEST(Merged, NeitherAddsNorLosesWords)
{
    const Reading first{word("раз", 0.3, 0, 50), word("два", 0.3, 60, 110)};
    EXPECT_EQ(merged(first, {}).size(), 2U);
    EXPECT_EQ(merged(first, {word("three", 1.0, 500, 600)}).size(), 2U);
    EXPECT_TRUE(merged({}, {word("three", 1.0)}).empty());
}

TEST(LanguageOf, IsTheAlphabetThatMostLettersAreOf)
{
    EXPECT_EQ(language_of({word("Правительство", 1.0), word("USA", 1.0)}), "ru");
    EXPECT_EQ(language_of({word("т.", 1.0), word("Washington", 1.0)}), "en");
    EXPECT_EQ(language_of({word("нет", 1.0), word("Dan", 1.0)}), "ru");
}

TEST(LanguageOf, GoesByLettersWhoseLookAlikesTheOtherAlphabetHas)
{
    EXPECT_EQ(language_of({word("НЕТ", 1.0)}), "ru");
    EXPECT_EQ(language_of({word("HET", 1.0)}), "en");
}

TEST(LanguageOf, KnowsTheLettersAtTheEdgesOfTheAlphabets)
{
    EXPECT_EQ(language_of({word("Ё", 1.0)}), "ru");
    EXPECT_EQ(language_of({word("я", 1.0)}), "ru");
    EXPECT_EQ(language_of({word("Z", 1.0)}), "en");
    EXPECT_EQ(language_of({word("a", 1.0)}), "en");
}

TEST(LanguageOf, IsNotToldByFiguresAndSigns)
{
    EXPECT_EQ(language_of({}), "");
    EXPECT_EQ(language_of({word("3557/", 1.0), word("№", 1.0), word("[—]", 1.0)}), "");
}

TEST(LanguageOf, TakesTextThatIsNoUtf8)
{
    EXPECT_EQ(language_of({word("\x80\xFF\xD0", 1.0)}), "");
    EXPECT_EQ(language_of({word("\xFFgood", 1.0), word("good", 1.0)}), "en");
}

}  // namespace
}  // namespace depesha
