// SPDX-License-Identifier: Apache-2.0
#include "postprocess/correct_words.h"

#include <gtest/gtest.h>

namespace depesha {

namespace {

constexpr double doubtful = 0.5;

struct PhraseCase {
    const char* read;
    Role role;
    const char* corrected;
};

void PrintTo(const PhraseCase& c, std::ostream* out)
{
    *out << c.read;
}

class CorrectedPhrase : public testing::TestWithParam<PhraseCase> {};

TEST_P(CorrectedPhrase, HasTheLettersOfTheVocabulary)
{
    const Language language = language_of(GetParam().read);
    EXPECT_EQ(corrected_phrase(GetParam().read, GetParam().role, language, doubtful), GetParam().corrected);
}

INSTANTIATE_TEST_SUITE_P(
    Misread, CorrectedPhrase,
    testing::Values(PhraseCase{"ТЕЛЬГРАММА.", Role::Title, "ТЕЛЕГРАММА."},
                    PhraseCase{"Шифртелеграмиа", Role::Title, "Шифртелеграмма"},
                    PhraseCase{"CIPHERED TELEGR?", Role::Title, "CIPHERED TELEGRAM"},
                    PhraseCase{"Снятие копий воспрецается", Role::Handling, "Снятие копий воспрещается"},
                    PhraseCase{"Получение полтвердите.", Role::ClosingInstruction, "Получение подтвердите."},
                    PhraseCase{"DepartMent of stete", Role::Agency, "Department of State"}));

INSTANTIATE_TEST_SUITE_P(Right, CorrectedPhrase,
                         testing::Values(PhraseCase{"ШИФРТЕЛЕГРАММА", Role::Title, "ШИФРТЕЛЕГРАММА"},
                                         PhraseCase{"копия 107", Role::Distribution, "копия 107"},
                                         PhraseCase{"Совещание закончилось", Role::Title, "Совещание закончилось"}));

TEST(CorrectedPhrase, LeavesWhatTheEngineIsSureOf)
{
    EXPECT_EQ(corrected_phrase("ТЕЛЬГРАММА", Role::Title, Language::Russian, 0.98), "ТЕЛЬГРАММА");
}

TEST(CorrectedReply, ReadsLabelSignAndSeriesLetter)
{
    EXPECT_EQ(corrected_reply("Ha ® 195 от 11.VIII.", "195", ""), "На № 195 от 11.VIII.");
    EXPECT_EQ(corrected_reply("На № 512/т.", "512", "ш"), "На № 512/ш.");
    EXPECT_EQ(corrected_reply("Ваш № 5", "7", ""), "Ваш № 5");
}

TEST(CorrectedSpelling, SoftensWhereNoHardSignCanStand)
{
    EXPECT_EQ(corrected_spelling("Северъянову"), "Северьянову");
    EXPECT_EQ(corrected_spelling("по его просъбе"), "по его просьбе");
    EXPECT_EQ(corrected_spelling("объявил съезд, предъявил разъяснения"), "объявил съезд, предъявил разъяснения");
    EXPECT_EQ(corrected_spelling("взялъ столъ"), "взялъ столъ");
}

TEST(CorrectedSpelling, BeginsSentencesWithLetters)
{
    EXPECT_EQ(corrected_spelling("0 подробностях не пишу"), "О подробностях не пишу");
    EXPECT_EQ(corrected_spelling("06 уплате договоримся"), "Об уплате договоримся");
    EXPECT_EQ(corrected_spelling("06 часов"), "06 часов");
    EXPECT_EQ(corrected_spelling("0 час. 10 мин."), "0 час. 10 мин.");
    EXPECT_EQ(corrected_spelling("06 30 мин."), "06 30 мин.");
}

}  // namespace

}  // namespace depesha
