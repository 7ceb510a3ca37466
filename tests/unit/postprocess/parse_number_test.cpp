// SPDX-License-Identifier: Apache-2.0
#include "postprocess/parse_number.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

struct NumberCase {
    const char* text;
    const char* number;
    const char* suffix;
    NumberRole role;
    const char* span;
};

void PrintTo(const NumberCase& c, std::ostream* out)
{
    *out << c.text;
}

class FindNumbers : public testing::TestWithParam<NumberCase> {};

TEST_P(FindNumbers, TellsNumberSeriesAndRole)
{
    const std::string text = GetParam().text;
    const bool russian = text.find("ш") != std::string::npos || language_of(text) == Language::Russian;
    const auto found = find_numbers(text, russian ? Language::Russian : Language::English);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().number, GetParam().number);
    EXPECT_EQ(found.front().suffix, GetParam().suffix);
    EXPECT_EQ(found.front().role, GetParam().role);
    EXPECT_EQ(text_at(text, found.front().span), GetParam().span);
}

INSTANTIATE_TEST_SUITE_P(
    Russian, FindNumbers,
    testing::Values(NumberCase{"Спец. № 550", "550", "", NumberRole::Special, "Спец. № 550"},
                    NumberCase{"№ 882/ю", "882", "ю", NumberRole::Registration, "№ 882/ю"},
                    NumberCase{"№ 882/г. Москва", "882", "", NumberRole::Plain, "№ 882"},
                    NumberCase{"Исходящий № 8600", "8600", "", NumberRole::Outgoing, "Исходящий № 8600"},
                    NumberCase{"в 0 час. 42 мин.   Вх. № 47.", "47", "", NumberRole::Incoming, "Вх. № 47"},
                    NumberCase{"Шифртелеграмма вх. № 14008", "14008", "", NumberRole::Incoming, "вх. № 14008"},
                    NumberCase{"№ 2054-2056 28 декабря", "2054-2056", "", NumberRole::Plain, "№ 2054-2056"},
                    NumberCase{"№№ 2210-2213 19 августа", "2210-2213", "", NumberRole::Plain, "№№ 2210-2213"},
                    NumberCase{"Спец. № З014-3016", "3014-3016", "", NumberRole::Special, "Спец. № З014-3016"},
                    NumberCase{"Вх. № 600428/ш", "600428", "ш", NumberRole::Incoming, "Вх. № 600428/ш"},
                    NumberCase{"№ 44/с", "44", "с", NumberRole::Registration, "№ 44/с"},
                    NumberCase{"Просим сообщить. НР 70.", "70", "", NumberRole::Outgoing, "НР 70"},
                    NumberCase{"Просим сообщить. HP 70.", "70", "", NumberRole::Outgoing, "HP 70"},
                    NumberCase{"Экз. № 12", "12", "", NumberRole::Copy, "Экз. № 12"},
                    NumberCase{"На № 483/ш.", "483", "ш", NumberRole::Reference, "На № 483/ш"},
                    NumberCase{"Телеграмма № 1252/1409 от", "1252/1409", "", NumberRole::Plain, "№ 1252/1409"}));

INSTANTIATE_TEST_SUITE_P(
    English, FindNumbers,
    testing::Values(NumberCase{"Control: 5627", "5627", "", NumberRole::Control, "Control: 5627"},
                    NumberCase{"NO: 1040, January 15, 9 p.m.", "1040", "", NumberRole::Outgoing, "NO: 1040"},
                    NumberCase{"No. 302/sh", "302", "sh", NumberRole::Registration, "No. 302/sh"},
                    NumberCase{"CIPHERED TELEGRAM No. 3557", "3557", "", NumberRole::Plain, "No. 3557"},
                    NumberCase{"Issuing No. 8600", "8600", "", NumberRole::Outgoing, "Issuing No. 8600"},
                    NumberCase{"Special no. 550", "550", "", NumberRole::Special, "Special no. 550"},
                    NumberCase{"To No. 483/sh.", "483", "sh", NumberRole::Reference, "To No. 483/sh"},
                    NumberCase{"Copy No. 12", "12", "", NumberRole::Copy, "Copy No. 12"},
                    NumberCase{"11 FEB 55 IN 40577", "40577", "", NumberRole::Incoming, "IN 40577"},
                    NumberCase{"reported Embtel 908 inquiring", "908", "", NumberRole::Reference, "Embtel 908"}));

INSTANTIATE_TEST_SUITE_P(
    Damaged, FindNumbers,
    testing::Values(NumberCase{"Ne 302/ш", "302", "ш", NumberRole::Registration, "Ne 302/ш"},
                    NumberCase{"Мо 302/ш", "302", "ш", NumberRole::Registration, "Мо 302/ш"},
                    NumberCase{"% 302/ш", "302", "ш", NumberRole::Registration, "% 302/ш"},
                    NumberCase{"Вх. % 47", "47", "", NumberRole::Incoming, "Вх. % 47"},
                    NumberCase{"Ha ® 195 от 11.VIII.", "195", "", NumberRole::Reference, "Ha ® 195"},
                    NumberCase{"MO: 2316, October 27, noon", "2316", "", NumberRole::Outgoing, "MO: 2316"},
                    NumberCase{"ШИФРОВКА Ле 393", "393", "", NumberRole::Plain, "Ле 393"}));

TEST(FindNumbers, ReadsTheSeriesLetterThroughItsDamage)
{
    for (const char* text : {"№ 302/Ш", "№ 302/III", "№ 302/111", "№ 302/w", "№ 302/lll", "№ 302/щ", "№ 302/ ш",
                             "№ 302/и", "№ 302/u", "№ 302/1"}) {
        const auto found = find_numbers(text, Language::Russian);
        ASSERT_EQ(found.size(), 1U) << text;
        EXPECT_EQ(found.front().number, "302") << text;
        EXPECT_EQ(found.front().suffix, "ш") << text;
    }
    EXPECT_EQ(find_numbers("No. 72/III", Language::English).front().suffix, "sh");
    EXPECT_LT(find_numbers("№ 302/III", Language::Russian).front().confidence,
              find_numbers("№ 302/ш", Language::Russian).front().confidence);
}

TEST(FindNumbers, ReadsTwoRegistersInOneLine)
{
    const auto found = find_numbers("№ 10/с — 989/ш.", Language::Russian);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].number + found[0].suffix, "10с");
    EXPECT_EQ(found[0].role, NumberRole::Outgoing);
    EXPECT_EQ(found[1].number + found[1].suffix, "989ш");
    EXPECT_EQ(found[1].role, NumberRole::Registration);
}

TEST(FindNumbers, TrustsNumbersOfThingsLess)
{
    EXPECT_LE(find_numbers("на складе № 3", Language::Russian).front().confidence, 0.5);
}

TEST(FindNumbers, FindsNoneInDatesAndPlainText)
{
    for (const char* text : {"", "5 экз.", "13.VI.51 г.", "4 шт", "заводской номер 49-2387", "Lot 47/A", "no 5 men",
                             "В Мо 5 домов", "in 1949 the", "Получена 23 ч. 15 м. 3.VI.50 г."}) {
        EXPECT_TRUE(find_numbers(text, language_of(text)).empty()) << text;
    }
}

TEST(NumberAtHead, ReadsTheNumberOfAnEdition)
{
    EXPECT_EQ(number_at_head("1386. Remytel 1360, March 26.")->number, "1386");
    EXPECT_EQ(number_at_head("  CAP 9123. For the Ambassador")->number, "9123");
    EXPECT_EQ(number_at_head("195. [For Cochran:] Brit Emb")->number, "195");
    EXPECT_FALSE(number_at_head("In 1386. Remytel"));
    EXPECT_FALSE(number_at_head("1386 Remytel"));
    EXPECT_FALSE(number_at_head("16.200 тонн"));
    EXPECT_FALSE(number_at_head(""));
}

TEST(CableNumber, StandsAfterCapitals)
{
    EXPECT_EQ(cable_number("RANG 902")->number, "902");
    EXPECT_EQ(cable_number("UNCLAS COLOMBO 3381")->number, "3381");
    const std::string text = "C O N F I D E N T I A L SECTION 01 OF 02 VIENNA 02290";
    EXPECT_EQ(text_at(text, cable_number(text)->span), "VIENNA 02290");
    EXPECT_EQ(cable_number("TO SECSTATE WASHDC PRIORITY 0048")->role, NumberRole::Sequence);
}

TEST(CableNumber, IsNotFoundInRunningHeadsAndDates)
{
    for (const char* text :
         {"", "PAGE 01 MOSCOW 30030", "R 200530Z OCT 78", "TAGS: OGEN", "He left in 1949", "IN 40577"}) {
        EXPECT_FALSE(cable_number(text)) << text;
    }
}

TEST(FindPart, ReadsFiguresAndWords)
{
    EXPECT_EQ(find_part("(Section one of two)")->of, 2);
    EXPECT_EQ(find_part("MOSCOW 30030 01 OF 02 062340Z")->number, 1);
    EXPECT_EQ(find_part("часть 2 из 3")->number, 2);
    EXPECT_FALSE(find_part("section 3 of 2"));
    EXPECT_FALSE(find_part("one of two men"));
}

TEST(PageNumber, IsReadBetweenDashesAndAfterItsWord)
{
    EXPECT_EQ(parse_page_number("- 2 -")->number, 2);
    EXPECT_EQ(parse_page_number("- З -")->number, 3);
    EXPECT_EQ(parse_page_number("-2- 1073, February 13, 6 p.m., from Warsaw")->number, 2);
    EXPECT_EQ(parse_page_number("стр. 2")->number, 2);
    EXPECT_EQ(parse_page_number("PAGE 02        MOSCOW 30030 01 OF 02 062340Z")->number, 2);
    EXPECT_LE(parse_page_number("17")->confidence, 0.5);
}

TEST(PageNumber, IsNotFoundInOtherLines)
{
    for (const char* text :
         {"", "- 2 т. Зарецкому", "2 - т. Зарецкому", "- Москва -", "page of history", "Листы 12-13"}) {
        EXPECT_FALSE(parse_page_number(text)) << text;
    }
}

TEST(FindNumbers, TellsTheNumbersOfSeveralParts)
{
    const auto found = find_numbers("Из ДАМАСКА № 9917 9918 9919 10 час. 50 мин.", Language::Russian);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[1].number, "9918");
    EXPECT_EQ(found[2].number, "9919");
    EXPECT_EQ(found[2].role, found[0].role);
}

TEST(FindNumbers, TakesNoYearOrHourForANumberMore)
{
    EXPECT_EQ(find_numbers("№ 1951 12 июня", Language::Russian).size(), 1U);
    EXPECT_EQ(find_numbers("№ 4471 1952 г.", Language::Russian).size(), 1U);
    EXPECT_EQ(find_numbers("Вх. № 31877 21 час. 05 мин.", Language::Russian).size(), 1U);
    EXPECT_EQ(find_numbers("№ 9917 9918-й", Language::Russian).size(), 1U);
}

}  // namespace
}  // namespace depesha
