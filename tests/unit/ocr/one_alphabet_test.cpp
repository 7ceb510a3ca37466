// SPDX-License-Identifier: Apache-2.0
#include "ocr/one_alphabet.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace depesha {
namespace {

Reading words_of(const std::string& text)
{
    Reading words;
    std::istringstream stream(text);
    for (std::string word; stream >> word;) {
        words.push_back({.text = word, .box = {}, .place = {}, .confidence = 0.5});
    }
    return words;
}

std::string mended(const std::string& text)
{
    return text_of(in_one_alphabet(words_of(text)));
}

TEST(InOneAlphabet, LetsTheLettersThatOnlyOneAlphabetHasDecideForTheirWord)
{
    EXPECT_EQ(mended("pаспрoстранил"), "распространил");
    EXPECT_EQ(mended("Rоwlеy"), "Rowley");
    EXPECT_EQ(mended("СШA-USА"), "США-USA");
}

TEST(InOneAlphabet, LetsTheWordsBesideDecideForAWordOfSharedLetters)
{
    EXPECT_EQ(mended("прибыл c грузом"), "прибыл с грузом");
    EXPECT_EQ(mended("the САР in this"), "the CAP in this");
    EXPECT_EQ(mended("Nippon Times сообщает o том"), "Nippon Times сообщает о том");
}

TEST(InOneAlphabet, LetsTheLineDecideBetweenNeighboursThatDisagree)
{
    EXPECT_EQ(mended("Газета Times c утра и до вечера"), "Газета Times с утра и до вечера");
}

TEST(InOneAlphabet, TakesANumberSignForRussianAndARomanNumeralForNeither)
{
    EXPECT_EQ(mended("13.VI.51 Bx. №"), "13.VI.51 Вх. №");
    EXPECT_EQ(mended("Bx. №302 XII"), "Вх. №302 XII");
    EXPECT_EQ(mended("PAX, IX. 12"), "PAX, IX. 12");
}

TEST(InOneAlphabet, LetsThePageDecideWhereTheLineTellsNothing)
{
    EXPECT_EQ(text_of(in_one_alphabet(words_of("СОМ 12"), Alphabet::Latin)), "COM 12");
    EXPECT_EQ(text_of(in_one_alphabet(words_of("TOM MAKAP"), Alphabet::Cyrillic)), "ТОМ МАКАР");
    EXPECT_EQ(text_of(in_one_alphabet(words_of("СОМ США"), Alphabet::Latin)), "СОМ США");
    EXPECT_EQ(text_of(in_one_alphabet(words_of("XII"), Alphabet::Cyrillic)), "XII");
}

TEST(InOneAlphabet, LeavesWhatIsRight)
{
    for (const char* text : {"13.VI.51 г. № 302/ш", "8.X.43 г.", "МИГ-15 и MIG-15", "F-86 над Сеулом",
                             "12.XI.48 Штаб SCAP", "1290 4 + 5 = 9", "", "—"}) {
        EXPECT_EQ(mended(text), text);
    }
}

TEST(InOneAlphabet, LeavesAWordAloneThatHasLettersOfEachAlphabetAlone)
{
    EXPECT_EQ(mended("Е3SЖ"), "Е3SЖ");
    EXPECT_EQ(mended("CШN"), "CШN");
}

TEST(InOneAlphabet, TakesAFirstLetterThatWasReadInBothAlphabetsOnce)
{
    EXPECT_EQ(mended("MМИГ-15 над"), "МИГ-15 над");
    EXPECT_EQ(mended("TТОР SECRET"), "TOP SECRET");
    EXPECT_EQ(mended("З3.VIII.50"), "3.VIII.50");
    EXPECT_EQ(mended("CССР и"), "СССР и");
    EXPECT_EQ(mended("Ссора ООН Кк"), "Ссора ООН Кк");
}

TEST(InOneAlphabet, TakesRoundLettersAfterDigitsForNoughts)
{
    EXPECT_EQ(mended("№ 1О/с"), "№ 10/с");
    EXPECT_EQ(mended("1O0/с 2ОО 18,OOO"), "10/с 200 18,OOO");
    EXPECT_EQ(mended("11 Отдел 2-О"), "11 Отдел 2-О");
    EXPECT_EQ(mended("ф. 5Оп."), "ф. 5Оп.");
}

TEST(InOneAlphabet, KeepsWhereWordsStandAndHowSureTheyAre)
{
    Reading words = words_of("pазные слова");
    words[1].place = {1, 2, 3, 4};
    const Reading result = in_one_alphabet(words);
    ASSERT_EQ(result.size(), 2U);
    EXPECT_EQ(result[1].place, words[1].place);
    EXPECT_EQ(result[0].confidence, 0.5);
}

}  // namespace
}  // namespace depesha
