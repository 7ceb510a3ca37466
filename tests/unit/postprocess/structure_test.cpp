// SPDX-License-Identifier: Apache-2.0
// What lines are for where only their place or their neighbours tell.
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

namespace depesha {

namespace {

using namespace testing_pages;

TEST(Structure, BeginsATelegramAtATitleBelowASignature)
{
    const auto telegrams = telegrams_of({typed_page(R"(Строго секретно.
                              Шифром.
Из Ростова 12.V.31 г. № 507/ш
ЦК ВКП(б) - тов. Затонову
     Просим утвердить заведующим краевым земельным управлением
Калашникова. Прежний переведен по его просьбе.
                                                       Гуляев

                              Шифром.
Ростов, крайком, Гуляеву
     ЦК утверждает Калашникова.
№ 10/с - 512/ш
13.V.31 г.
                                                       Затонов.
)")});
    ASSERT_EQ(telegrams.size(), 2U);
    EXPECT_EQ(telegrams[0].message.signature.at(0).name, "Гуляев");
    EXPECT_EQ(telegrams[1].message.signature.at(0).name, "Затонов");
    EXPECT_EQ(paragraph(telegrams[1].message, 0).text, "ЦК утверждает Калашникова.");
}

TEST(Structure, SignsWithAWordSetToTheRightThoughItsCapitalIsLost)
{
    const Message message = telegram_of(R"(Сызрань начальнику станции
Копия Кинель депо Ильюшкину
     Немедленно отправьте маршрут с подсолнечным маслом, задержан-
ный у Вас. О времени отправления донесите телеграфом.
                                                     образов
Москва, 6 декабря 1933 г.
)")
                                .message;
    ASSERT_EQ(message.signature.size(), 1U);
    EXPECT_EQ(message.signature.at(0).text, "образов");
    EXPECT_EQ(message.body.size(), 1U);
}

TEST(Structure, TakesNothingBelowTheListOfCopiesForASignature)
{
    const Message message = telegram_of(R"(                    ШИФРТЕЛЕГРАММА № 18
Куда: ПРАГА
     Ваше предложение о совместной выставке принято в целом и бу-
дет рассмотрено.
                                             ГОРЕЛОВ
Разослано: 1 т. Смирнову, 2 в дело
                                             ПОЛУЧЕНО
)")
                                .message;
    ASSERT_EQ(message.signature.size(), 1U);
    EXPECT_EQ(message.signature.at(0).name, "ГОРЕЛОВ");
}

TEST(Structure, BeginsNoTelegramAtAListOfCopies)
{
    const auto telegrams = telegrams_of({typed_page(R"(                    ШИФРТЕЛЕГРАММА № 18
Куда: ПРАГА
     Ваше предложение о совместной выставке принято в целом и бу-
дет рассмотрено.
                                             ГОРЕЛОВ
РАССЫЛКА:
т. Смирнову
т. Горелову
)")});
    ASSERT_EQ(telegrams.size(), 1U);
    ASSERT_EQ(telegrams.at(0).message.closing.distribution.size(), 1U);
    EXPECT_TRUE(telegrams.at(0).message.closing.distribution.at(0).text.starts_with("РАССЫЛКА:"));
}

TEST(Structure, BeginsNoTelegramAtAListOfCopiesBelowARule)
{
    const auto telegrams = telegrams_of({typed_page(R"(CYPHER TELEGRAM
FROM BAGHDAD TO FOREIGN OFFICE
No. 337
     Your telegram No. 291: river gauges. Two were sent by rail and
arrived on Monday.
                                             HOLLOWAY
------------------------------------------
Copies to:
Ministry of Transport
Air Ministry
)")});
    ASSERT_EQ(telegrams.size(), 1U);
    ASSERT_EQ(telegrams.at(0).message.closing.distribution.size(), 1U);
    EXPECT_TRUE(telegrams.at(0).message.closing.distribution.at(0).text.starts_with("Copies to:"));
}

TEST(Structure, JoinsTheLinesOfACaveat)
{
    const Header header = telegram_of(R"([This telegram is of particular secrecy and should be retained by
the authorised recipient and not passed on.]
CYPHER
FROM BAGHDAD fO FOREIGN OFFICE
No. 337
     Your telegram No. 291: river gauges. Two were sent by rail and
arrived on Monday.
)")
                              .message.header;
    ASSERT_EQ(header.handling.size(), 1U);
    EXPECT_TRUE(header.handling.at(0).text.ends_with("not passed on.]")) << header.handling.at(0).text;
    EXPECT_EQ(header.origin->value, "Baghdad");
    EXPECT_FALSE(header.agency.has_value());
}

TEST(Structure, CutsTheReplyOffTheFirstSentence)
{
    const Message message = telegram_of(R"(Строго секретно.          Телеграмма.
Из Казани 13/III - 35 г. в 9 час. 25 мин. Вх. № 418.
Москва. Тов. Лаврентьеву.
     На № 311/с. Трубы получены не полностью: из восьмисот штук
прибыло пятьсот двадцать.
                                        Ахтямов.
)")
                                .message;
    ASSERT_EQ(message.header.references.size(), 1U);
    EXPECT_EQ(message.header.references.at(0).text, "На № 311/с.");
    EXPECT_TRUE(paragraph(message, 0).text.starts_with("Трубы получены"));
}

TEST(Structure, GivesTheSignatureToTheOuterMessageWhereTheQuotedTextAddressesNobody)
{
    const Message message = telegram_of(R"(                    ШИФРТЕЛЕГРАММА
Куда: ПАРИЖ
Кому: СТАВРОВУ
     Передайте французской стороне ответ следующего содержания:
     "Советская сторона не имеет возражений против созыва совещания
двенадцатого мая.
                                                  РЖЕВСКИЙ
Отп. 6 экз.
)")
                                .message;
    ASSERT_EQ(message.signature.size(), 1U);
    EXPECT_EQ(message.signature.at(0).name, "РЖЕВСКИЙ");
    ASSERT_EQ(message.body.size(), 1U);
    EXPECT_TRUE(inner(message, 0).signature.empty());
    EXPECT_FALSE(inner(message, 0).closed);
}

TEST(Structure, FindsTheArchiveAtTheEndOfTheLineAbove)
{
    const Telegram telegram = telegram_of(R"(June 13, 1951
APRF, Fond 45, Opis 1, Delo 339, Listy 31-32 and AVPRF,
Fond 059a, Opis 5a, Delo 5, Papka 11, Listy 31-32
                    CIPHERED TELEGRAM No. 3557
BEIJING, TO ROSHCHIN
     We ask you to familiarize Krasovsky with this telegram.
                                        FILIPPOV
)");
    ASSERT_EQ(telegram.archival_references.size(), 2U);
    EXPECT_EQ(telegram.archival_references[1].archive, "AVPRF");
    EXPECT_EQ(telegram.archival_references[1].papka, "11");
    EXPECT_EQ(telegram.message.addressee.at(0).text, "ROSHCHIN");
}

TEST(Structure, TakesARussianTelegramThatHandsOverAnEnglishNoteForRussian)
{
    const Telegram telegram = telegram_of(R"(Секретно
                    ШИФРТЕЛЕГРАММА
Из: ВЕЛЛИНГТОНА   № 214   3.V.56 г.
     Передаю текст ноты:
     "The Department of External Affairs presents its compliments
and has the honour to state that permission for the visit of the
vessel is granted from June 10 to June 24.
     The harbour master at each port should be given notice."
3.V.56 г.                                      О. ВЕРЕСОВ
)");
    EXPECT_EQ(telegram.genre, Genre::SovietCipherIncoming);
}

}  // namespace

}  // namespace depesha
