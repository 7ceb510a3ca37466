// SPDX-License-Identifier: Apache-2.0
// The telegram of June 13, 1951, in English and in Russian.
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

namespace depesha {

namespace {

using namespace testing_pages;

constexpr std::string_view english = R"(CIPHERED TELEGRAM No. 3557

BEIJING, TO ROSHCHIN

Deliver immediately to the addressee.

"To Comrade MAO ZEDONG.

     Today there was a conversation with your representatives
from Manchuria and Korea. Three questions were raised:

     First - about an armistice. We recognized that an armistice
is now advantageous.

     Second - about military advisers. If they are very necessary
to you, then we are ready to satisfy you.

                                        FILIPPOV [Stalin]."

For Roshchin.

     We ask you to familiarize Krasovsky with this telegram. We
are sending him a special directive.

                                        FILIPPOV

No. 302/sh

June 13, 1951

APRF, Fond 45, Opis 1, Delo 339, Listy 31-32
AVPRF, Fond 059a, Opis 5a, Delo 5, Papka 11, Listy 31-32
)";

constexpr std::string_view russian = R"(                 ШИФРТЕЛЕГРАММА № 3557

ПЕКИН, РОЩИНУ

Вручите немедленно адресату.

"Товарищу МАО ЦЗЭДУНУ.
     Сегодня состоялась беседа с Вашими представителями из Мань-
чжурии и Кореи. Были поставлены три вопроса:
     Первый - о перемирии. Мы признали, что перемирие теперь вы-
годно.
     Второй - о военных советниках. Если они Вам очень нужны, то
мы готовы пойти Вам навстречу.
                                        ФИЛИППОВ [Сталин]."
Для Рощина.
     Просим ознакомить с этой телеграммой Красовского. Посылаем
ему особое указание.
                                        ФИЛИППОВ
№ 302/ш
13 июня 1951 г.
АПРФ, ф. 45, оп. 1, д. 339, л. 31-32
АВПРФ, ф. 059а, оп. 5а, п. 11, д. 5, л. 31-32
)";

class June1951 : public testing::TestWithParam<std::string_view> {};

TEST_P(June1951, GivesTheWholeTree)
{
    const Telegram telegram = telegram_of(GetParam());
    EXPECT_EQ(telegram.kind, RecordKind::Telegram);
    EXPECT_EQ(tree_of(telegram.message), "telegram title1 destination1 numbers2 instructions1 addressee1"
                                         " (quoted addressee1 p p p signature1 closed)"
                                         " (note addressee1 p signature1 closed) closed");
    ASSERT_EQ(telegram.archival_references.size(), 2U);
    EXPECT_EQ(telegram.archival_references.at(0).fond, "45");
    EXPECT_EQ(telegram.archival_references.at(1).papka, "11");
    EXPECT_EQ(telegram.archival_references.at(1).sheets, "31-32");
}

TEST_P(June1951, KeepsTheNumbersApart)
{
    const Telegram telegram = telegram_of(GetParam());
    const auto& numbers = telegram.message.header.numbers;
    ASSERT_EQ(numbers.size(), 2U);
    EXPECT_EQ(numbers.at(0).role, NumberRole::Outgoing);
    EXPECT_EQ(numbers.at(0).number, "3557");
    EXPECT_FALSE(numbers.at(0).suffix.has_value());
    EXPECT_EQ(numbers.at(1).role, NumberRole::Registration);
    EXPECT_EQ(numbers.at(1).number, "302");
    EXPECT_TRUE(numbers.at(1).suffix == "sh" || numbers.at(1).suffix == "ш");
    ASSERT_TRUE(telegram.message.header.date.has_value());
    EXPECT_EQ(telegram.message.header.date->iso, "1951-06-13");
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, June1951, testing::Values(english, russian));

TEST(June1951English, NamesWhoAndWhere)
{
    const Message message = telegram_of(english).message;
    EXPECT_EQ(message.header.title->text, "CIPHERED TELEGRAM");
    EXPECT_EQ(message.header.destination->value, "Beijing");
    EXPECT_EQ(message.addressee.at(0).person, "ROSHCHIN");
    ASSERT_EQ(message.body.size(), 2U);
    EXPECT_EQ(inner(message, 0).addressee.at(0).person, "MAO ZEDONG");
    ASSERT_EQ(inner(message, 0).signature.size(), 1U);
    EXPECT_EQ(inner(message, 0).signature.at(0).name, "FILIPPOV");
    EXPECT_EQ(inner(message, 0).signature.at(0).resolved, "Stalin");
    EXPECT_EQ(inner(message, 1).addressee.at(0).note, AddresseeNote::For);
    EXPECT_EQ(inner(message, 1).signature.at(0).name, "FILIPPOV");
    EXPECT_FALSE(inner(message, 1).signature.at(0).resolved.has_value());
}

TEST(June1951Russian, NamesWhoAndWhere)
{
    const Message message = telegram_of(russian).message;
    EXPECT_EQ(message.header.title->text, "ШИФРТЕЛЕГРАММА");
    EXPECT_EQ(message.header.destination->value, "Пекин");
    EXPECT_EQ(message.addressee.at(0).person, "РОЩИН");
    ASSERT_EQ(message.body.size(), 2U);
    EXPECT_EQ(inner(message, 0).addressee.at(0).person, "МАО ЦЗЭДУН");
    EXPECT_EQ(paragraph(inner(message, 0), 0).text,
              "Сегодня состоялась беседа с Вашими представителями из Маньчжурии и Кореи. Были поставлены три "
              "вопроса:");
    EXPECT_EQ(inner(message, 0).signature.at(0).resolved, "Сталин");
    EXPECT_EQ(inner(message, 1).addressee.at(0).person, "Рощин");
}

TEST(June1951Russian, IsTheSameOverTwoPages)
{
    const std::size_t cut = russian.find("     Второй");
    const std::string second = "                    - 2 -\n\n" + std::string(russian.substr(cut));
    const auto telegrams = telegrams_of({typed_page(russian.substr(0, cut), "1.jpg"), typed_page(second, "2.jpg")});
    ASSERT_EQ(telegrams.size(), 1U);
    EXPECT_EQ(tree_of(telegrams.at(0).message), tree_of(telegram_of(russian).message));
    EXPECT_EQ(telegrams.at(0).pages.size(), 2U);
}

std::string with(std::string_view text, std::string_view from, std::string_view to)
{
    std::string result(text);
    const std::size_t at = result.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? result : result.replace(at, from.size(), to);
}

TEST(June1951Russian, SurvivesReadingErrors)
{
    std::string damaged = with(russian, "ШИФРТЕЛЕГРАММА", "ПИФРТЕЛЕГРАММА");
    damaged = with(damaged, "ПЕКИН, РОЩИНУ", "ПЕКИН. _РОЩИНУ");
    damaged = with(damaged, "Вручите немедленно адресату", "Вручнте немедленно алресату");
    damaged = with(damaged, "[Сталин].\"", "[Сталин] .”");
    damaged = with(damaged, "№ 302/ш", "№ 302/III");
    damaged = with(damaged, "АПРФ, ф. 45", "АПРФ, ф, 45");
    EXPECT_EQ(tree_of(telegram_of(damaged).message), tree_of(telegram_of(russian).message));
}

TEST(June1951Russian, FindsTheQuotationThoughItsOpeningQuoteIsLost)
{
    const Telegram telegram = telegram_of(with(russian, "\"Товарищу", "Товарищу"));
    EXPECT_EQ(tree_of(telegram.message), tree_of(telegram_of(russian).message));
}

TEST(June1951Russian, FindsTheQuotationThoughItsClosingQuoteIsLost)
{
    const Telegram telegram = telegram_of(with(russian, "[Сталин].\"", "[Сталин]."));
    ASSERT_EQ(telegram.message.body.size(), 2U);
    EXPECT_EQ(inner(telegram.message, 0).role, MessageRole::Quoted);
    EXPECT_FALSE(inner(telegram.message, 0).closed);
    EXPECT_EQ(inner(telegram.message, 1).role, MessageRole::Note);
}

TEST(June1951Russian, IsOpenWhereThePageEndsBeforeTheQuoteDoes)
{
    const Telegram telegram =
        telegram_of(russian.substr(0, russian.find("                                        ФИ")));
    ASSERT_EQ(telegram.message.body.size(), 1U);
    EXPECT_FALSE(inner(telegram.message, 0).closed);
    EXPECT_FALSE(telegram.message.closed);
}

}  // namespace

}  // namespace depesha
