// SPDX-License-Identifier: Apache-2.0
#include "postprocess/vocabulary.h"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

namespace depesha {
namespace {

const Vocabulary& words()
{
    return Vocabulary::built_in();
}

struct PhraseCase {
    const char* text;
    Role role;
    const char* value;
};

void PrintTo(const PhraseCase& c, std::ostream* out)
{
    *out << c.text;
}

class BuiltIn : public testing::TestWithParam<PhraseCase> {};

TEST_P(BuiltIn, KnowsTheWordAndItsValue)
{
    const auto match = words().at_start(GetParam().text, GetParam().role);
    ASSERT_TRUE(match);
    EXPECT_EQ(match->value, GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(Russian, BuiltIn,
                         testing::Values(PhraseCase{"ШИФРТЕЛЕГРАММА № 3557", Role::Title, "cipher"},
                                         PhraseCase{"Ш И Ф Р О В К А", Role::Title, "cipher"},
                                         PhraseCase{"Телеграмма.", Role::Title, "open"},
                                         PhraseCase{"СОВ. СЕКРЕТНО", Role::Classification, "top_secret"},
                                         PhraseCase{"Совершенно секретно", Role::Classification, "top_secret"},
                                         PhraseCase{"С Т Р О Г О С Е К Р Е Т Н О", Role::Classification, "top_secret"},
                                         PhraseCase{"СЕКРЕТНО", Role::Classification, "secret"},
                                         PhraseCase{"М О Л Н И Я", Role::Precedence, "flash"},
                                         PhraseCase{"ВНЕ ОЧЕРЕДИ", Role::Precedence, "priority"},
                                         PhraseCase{"Снятие копий воспрещается", Role::Handling, "none"},
                                         PhraseCase{"Отправлена 13-40", Role::TimeEvent, "sent"},
                                         PhraseCase{"Поступила в 8 Управление 7.11", Role::TimeEvent, "passed"},
                                         PhraseCase{"Поступила в ЦК на расшифрование", Role::TimeEvent, "received"},
                                         PhraseCase{"Расшифровал Лютиков", Role::TimeEvent, "deciphered"},
                                         PhraseCase{"Отпечатана 7.11", Role::TimeEvent, "typed"},
                                         PhraseCase{"Из ПЕКИНА", Role::Origin, "place"},
                                         PhraseCase{"Куда: ПАРИЖ", Role::Destination, "place"},
                                         PhraseCase{"Для Рощина.", Role::AddresseeLabel, "for"},
                                         PhraseCase{"Исполнение телеграфьте.", Role::ClosingInstruction, "report"},
                                         PhraseCase{"Получение подтвердите.", Role::ClosingInstruction, "confirm"},
                                         PhraseCase{"Разослано: 5 экз.", Role::Distribution, "list"},
                                         PhraseCase{"Справка: послано", Role::RegistryNote, "note"},
                                         PhraseCase{"ТЧК", Role::Postal, "."}));

INSTANTIATE_TEST_SUITE_P(English, BuiltIn,
                         testing::Values(PhraseCase{"INCOMING TELEGRAM", Role::Title, "incoming"},
                                         PhraseCase{"CIPHERED TELEGRAM No. 3557", Role::Title, "cipher"},
                                         PhraseCase{"TOP SECRET", Role::Classification, "top_secret"},
                                         PhraseCase{"C O N F I D E N T I A L", Role::Classification, "confidential"},
                                         PhraseCase{"UNCLAS COLOMBO 3381", Role::Classification, "unclassified"},
                                         PhraseCase{"NIACT", Role::Precedence, "immediate"},
                                         PhraseCase{"OPERATIONAL IMMEDIATE", Role::Precedence, "immediate"},
                                         PhraseCase{"Rec'd: April 23", Role::TimeEvent, "received"},
                                         PhraseCase{"D. 6.10 p.m.", Role::TimeEvent, "sent"},
                                         PhraseCase{"FM AMEMBASSY", Role::Origin, "place"},
                                         PhraseCase{"Confirm receipt.", Role::ClosingInstruction, "confirm"},
                                         PhraseCase{"Deliver immediately to the addressee.", Role::Instruction,
                                                    "deliver"}));

INSTANTIATE_TEST_SUITE_P(Damaged, BuiltIn,
                         testing::Values(PhraseCase{"ШИФРТЕАЕГРАММА", Role::Title, "cipher"},
                                         PhraseCase{"СОВ.СЕКРЕТНО", Role::Classification, "top_secret"},
                                         PhraseCase{"CEKPETHO", Role::Classification, "secret"},
                                         PhraseCase{"TEJEPPAMMA", Role::Title, "open"},
                                         PhraseCase{"PROM: Tokyo", Role::Origin, "place"},
                                         PhraseCase{"РОГО СЕКРЕТНО", Role::Classification, "top_secret"},
                                         PhraseCase{"INMEDIATA", Role::Precedence, "immediate"},
                                         PhraseCase{"Снятие копий воспрешается", Role::Handling, "none"},
                                         PhraseCase{"INCOMING TELEGRAN", Role::Title, "incoming"}));

TEST(Vocabulary, TakesTheLongerOfTwoPhrases)
{
    EXPECT_EQ(words().at_start("Шифром ЦК", Role::Title)->phrase, "шифром ЦК");
    EXPECT_EQ(words().at_start("US URGENT", Role::Precedence)->phrase, "us urgent");
}

TEST(Vocabulary, SpansTheOriginalLetters)
{
    const std::string text = "  «С Е К Р Е Т Н О» экз. 1";
    const auto match = words().at_start(text, Role::Classification);
    ASSERT_TRUE(match);
    EXPECT_EQ(text_at(text, match->span), "С Е К Р Е Т Н О");
    EXPECT_DOUBLE_EQ(match->quality, 1.0);
}

TEST(Vocabulary, TrustsEditsLessAndForgivesFew)
{
    const auto match = words().at_start("ШИФРТЕЛЕГРАМА", Role::Title);
    ASSERT_TRUE(match);
    EXPECT_LT(match->quality, 1.0);
    EXPECT_GE(match->quality, 0.75);
    for (const char* text : {"ШИФОНЬЕР", "", "...", "телега", "Изюм", "Мая"}) {
        EXPECT_FALSE(words().at_start(text, Role::Title)) << text;
        EXPECT_FALSE(words().at_start(text, Role::Origin)) << text;
    }
}

TEST(Vocabulary, BeginsAndEndsAtWords)
{
    EXPECT_FALSE(words().at_start("секретность", Role::Classification));
    EXPECT_FALSE(words().at_start("Издания", Role::Origin));
    EXPECT_TRUE(words().all("в обществе несекретности", Role::Classification).empty());
}

TEST(Vocabulary, WholeMeansTheWholeLine)
{
    EXPECT_TRUE(words().whole("СРОЧНО!", Role::Precedence));
    EXPECT_FALSE(words().whole("Срочно вышлите уголь", Role::Precedence));
}

TEST(Vocabulary, AllFindsEveryPhraseOnce)
{
    const auto found = words().all("SECRET PRIORITY", Role::Classification);
    ASSERT_EQ(found.size(), 1U);
    const auto postal = words().all("ПРИНЯТЫ ЗПТ СДАНЫ ТЧК", Role::Postal);
    ASSERT_EQ(postal.size(), 2U);
    EXPECT_EQ(postal[0].value, ",");
    EXPECT_EQ(postal[1].value, ".");
}

TEST(Vocabulary, PartsClosedWords)
{
    EXPECT_EQ(words().parted("СТРОГОСЕКРЕТНО"), "СТРОГО СЕКРЕТНО");
    EXPECT_EQ(words().parted("ШИФРТЕЛЕГРАММА"), "ШИФРТЕЛЕГРАММА");
    EXPECT_EQ(words().parted("ПЕРЕВОЗНИКОВ"), "ПЕРЕВОЗНИКОВ");
}

TEST(Vocabulary, KnowsAllMonthsInBothLanguages)
{
    constexpr std::array<const char*, 12> russian{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                                  "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
    constexpr std::array<const char*, 12> english{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
    for (std::size_t i = 0; i < 12; ++i) {
        std::string value = std::to_string(i + 1);
        value.insert(0, i < 9 ? 1 : 0, '0');
        EXPECT_EQ(words().whole(russian.at(i), Role::Month)->value, value);
        EXPECT_EQ(words().whole(english.at(i), Role::Month)->value, value);
    }
}

std::string refusal(std::string_view toml)
{
    const std::array<VocabularySource, 1> sources{{{"test.toml", Language::Russian, toml}}};
    try {
        const Vocabulary vocabulary{sources};
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

TEST(Vocabulary, TakesAWordAdded)
{
    const std::array<VocabularySource, 1> sources{
        {{"test.toml", Language::Russian, "[title]\nopen = [\"депеша\", \"ночная депеша\"]\n"}}};
    const Vocabulary vocabulary{sources};
    EXPECT_EQ(vocabulary.whole("НОЧНАЯ ДЕПЕША", Role::Title)->value, "open");
    EXPECT_EQ(vocabulary.phrases(Role::Title, Language::Russian).size(), 2U);
    EXPECT_TRUE(vocabulary.phrases(Role::Title, Language::English).empty());
}

TEST(Vocabulary, NamesFileLineAndFault)
{
    EXPECT_EQ(refusal("[titel]\nopen = []"),
              "vocabulary test.toml, line 1: [titel] is no role; the roles stand in vocabulary.h");
    EXPECT_NE(refusal("[title]\nopen = 5").find("line 2"), std::string::npos);
    EXPECT_NE(refusal("[title]\nopen = [5]").find("no text"), std::string::npos);
    EXPECT_NE(refusal("[title\n").find("test.toml, line 1"), std::string::npos);
    EXPECT_NE(refusal("[title]\nopen = [\"...\"]").find("without letters"), std::string::npos);
    EXPECT_NE(refusal("title = 5").find("table"), std::string::npos);
}

}  // namespace
}  // namespace depesha
