// SPDX-License-Identifier: Apache-2.0
// Whole telegrams of each genre, from typed lines to the record.
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

namespace depesha {

namespace {

using namespace testing_pages;

constexpr std::string_view foreign_ministry = R"(МИД СССР
Десятый отдел
                                        Совершенно секретно
                                   Снятие копий воспрещается
Спец. № 417
Исходящий № 6120
                              Получена 19 ч. 05 м. 2.II.52 г.
                              Отправлена 21 ч. 30 м. 2.II.52 г.

                    ШИФРТЕЛЕГРАММА
--------------------------------------------------------------
Куда: ПРАГА               Кому: СОВПОСОЛ
--------------------------------------------------------------
                    О С О Б А Я

Для Ковача.
     "Тов. Ковач!
     Ваше предложение о совместной выставке принято. Просим со-
общить, сколько ящиков можно доставить к первому марта.
     Образцы тканей высланы поездом.
     Смирнов".

Исполнение телеграфьте.
                                             ГОРЕЛОВ

5 экз. 2.II.52 г.
1 - т. Смирнову
2 - т. Горелову
3 - 10 отдел
)";

TEST(SovietOutgoing, KeepsInnerAndOuterSignaturesApart)
{
    const Telegram telegram = telegram_of(foreign_ministry);
    const Message& message = telegram.message;
    EXPECT_EQ(telegram.genre, Genre::SovietCipherOutgoing);
    ASSERT_EQ(message.signature.size(), 1U);
    EXPECT_EQ(message.signature.at(0).name, "ГОРЕЛОВ");
    ASSERT_EQ(message.body.size(), 1U);
    const Message& quoted = inner(message, 0);
    ASSERT_TRUE(quoted.salutation.has_value());
    EXPECT_EQ(quoted.salutation->text, "Тов. Ковач!");
    EXPECT_EQ(quoted.body.size(), 2U);
    ASSERT_EQ(quoted.signature.size(), 1U);
    EXPECT_EQ(quoted.signature.at(0).name, "Смирнов");
    EXPECT_TRUE(quoted.closed);
}

TEST(SovietOutgoing, ReadsTheHeadingWhole)
{
    const Header header = telegram_of(foreign_ministry).message.header;
    EXPECT_EQ(header.classification->value, "top_secret");
    EXPECT_EQ(header.precedence->value, "special");
    EXPECT_EQ(header.precedence->text, "ОСОБАЯ");
    EXPECT_EQ(header.destination->value, "Прага");
    ASSERT_EQ(header.numbers.size(), 2U);
    EXPECT_EQ(header.numbers.at(0).role, NumberRole::Special);
    EXPECT_EQ(header.numbers.at(1).number, "6120");
    ASSERT_EQ(header.times.size(), 2U);
    EXPECT_EQ(header.times.at(0).role, TimeRole::Received);
    EXPECT_EQ(header.times.at(1).iso, "1952-02-02T21:30");
    EXPECT_EQ(header.date->iso, "1952-02-02");
}

TEST(SovietOutgoing, ListsCopies)
{
    const Closing closing = telegram_of(foreign_ministry).message.closing;
    ASSERT_TRUE(closing.copies.has_value());
    EXPECT_EQ(closing.copies->text, "5 экз.");
    ASSERT_EQ(closing.distribution.size(), 3U);
    EXPECT_EQ(closing.distribution.at(2).text, "3 - 10 отдел");
    EXPECT_EQ(closing.instructions.size(), 1U);
}

constexpr std::string_view incoming = R"(СОВ. СЕКРЕТНО                              Экз. № 3
                    ШИФРТЕЛЕГРАММА
Из ОТТАВЫ     № 40771     9 час. 50 мин. 17.III.54
Спец. № 112
СРОЧНО
     Сегодня посетил министра рыболовства и передал ему памят-
ную записку. Министр обещал ответить до конца недели.
     Газета "Стар" заявила, что "соглашение возможно".
16.III.54                              П. ЛОЗОВОЙ
)";

TEST(SovietIncoming, PartsALineOfSeveralFields)
{
    const Message message = telegram_of(incoming).message;
    EXPECT_EQ(message.header.origin->value, "Оттава");
    ASSERT_EQ(message.header.numbers.size(), 2U);
    EXPECT_EQ(message.header.numbers.at(0).role, NumberRole::Incoming);
    EXPECT_EQ(message.header.numbers.at(0).number, "40771");
    EXPECT_EQ(message.header.date->iso, "1954-03-17T09:50");
    ASSERT_EQ(message.header.handling.size(), 1U);
    EXPECT_EQ(message.header.handling.at(0).text, "Экз. № 3");
}

TEST(SovietIncoming, TakesTheDateOffTheSignature)
{
    const Message message = telegram_of(incoming).message;
    ASSERT_EQ(message.signature.size(), 1U);
    EXPECT_EQ(message.signature.at(0).name, "П. ЛОЗОВОЙ");
    ASSERT_EQ(message.header.times.size(), 1U);
    EXPECT_EQ(message.header.times.at(0).role, TimeRole::Drafted);
    EXPECT_EQ(message.header.times.at(0).iso, "1954-03-16");
}

TEST(SovietIncoming, LeavesShortQuotesInTheirParagraph)
{
    const Message message = telegram_of(incoming).message;
    ASSERT_EQ(message.body.size(), 2U);
    EXPECT_EQ(paragraph(message, 0).text, "Сегодня посетил министра рыболовства и передал ему памятную записку. "
                                          "Министр обещал ответить до конца недели.");
}

constexpr std::string_view party = R"(Строго секретно.
                         Шифром.
Из Саратова 4.V.33 г.   № 211/ш
ЦК ВКП(б) - тов. Громову
     Просим утвердить председателем колхозсоюза Лапшина. Прежний
председатель отозван.
                              Терехов
______________________
                         Шифром.
Саратов, крайком, Терехову
     ЦК утверждает Лапшина.
№ 17/с - 212/ш
5.V.33 г.
                              Громов.
)";

TEST(Party, SplitsTwoTelegramsOfOnePage)
{
    const auto telegrams = telegrams_of({typed_page(party)});
    ASSERT_EQ(telegrams.size(), 2U);
    EXPECT_EQ(telegrams.at(0).id, "0001a");
    EXPECT_EQ(telegrams.at(1).id, "0001b");
    EXPECT_EQ(telegrams.at(0).message.header.origin->value, "Саратов");
    EXPECT_EQ(telegrams.at(0).message.signature.at(0).name, "Терехов");
    EXPECT_EQ(telegrams.at(1).message.addressee.at(0).person, "Терехов");
    EXPECT_EQ(telegrams.at(1).message.header.numbers.size(), 2U);
    EXPECT_EQ(telegrams.at(1).message.header.date->iso, "1933-05-05");
    EXPECT_EQ(telegrams.at(1).message.signature.at(0).name, "Громов");
}

TEST(Party, FindsTheNumberThatRunsOn)
{
    const Message message = telegram_of(R"(                         Телеграмма.
Из Москвы 9/VII - 33 г. в 20 час. 5 мин. Серия "К".
Вх. № 14.
Сочи. Тов. Ветрову.
     Наркомфин просит отпустить сверх плана шестьдесят тысяч на
ремонт санаториев. Считаем возможным.
     Ждем ответа. НР 52.
                              Кузьмин. Белкин.
)")
                                .message;
    ASSERT_EQ(message.header.numbers.size(), 2U);
    EXPECT_EQ(message.header.numbers.at(1).number, "52");
    EXPECT_EQ(paragraph(message, 1).text, "Ждем ответа.");
    ASSERT_EQ(message.signature.size(), 2U);
    EXPECT_EQ(message.signature.at(0).name, "Кузьмин");
    EXPECT_EQ(message.signature.at(1).name, "Белкин");
    EXPECT_EQ(message.addressee.at(0).person, "Ветров");
}

TEST(OpenTelegram, KeepsTitlesWithTheirSigners)
{
    const Message message = telegram_of(R"(                    ТЕЛЕГРАММА
Мурманск. Штаб плавания, товарищу Лебедеву
Копия: Архангельск, Главному управлению
     Поздравляем экипажи ледоколов с окончанием тяжелой проводки
судов. Желаем успехов.
                              Министр морского флота
                                          А. ВИНОГРАДОВ
                              Председатель ЦК профсоюза
                                          М. КЛИМОВА
3 октября 1950 г.
)")
                                .message;
    ASSERT_EQ(message.signature.size(), 2U);
    EXPECT_EQ(message.signature.at(0).title, "Министр морского флота");
    EXPECT_EQ(message.signature.at(0).name, "А. ВИНОГРАДОВ");
    EXPECT_EQ(message.signature.at(1).name, "М. КЛИМОВА");
    ASSERT_EQ(message.addressee.size(), 2U);
    EXPECT_EQ(message.addressee.at(1).note, AddresseeNote::Copy);
    EXPECT_EQ(message.header.date->iso, "1950-10-03");
}

TEST(Postal, ReadsTheServiceLine)
{
    const Telegram telegram = telegram_of(R"(               ТЕЛЕГРАММА
МОСКВА 31/288 24 7 0940
КАЗАНЬ ЗАВОДСКАЯ 5 КРАСНОВУ
ЧЕРТЕЖИ ОТПРАВЛЕНЫ ПОЕЗДОМ ТЧК МОНТАЖ НАЧИНАЙТЕ БЕЗ НАС ЗПТ
ПРИЕДЕМ ДВЕНАДЦАТОГО ТЧК
ЗАЙЦЕВ
)");
    EXPECT_EQ(telegram.genre, Genre::PostalTelegram);
    EXPECT_EQ(telegram.message.header.origin->value, "Москва");
    EXPECT_EQ(telegram.message.header.numbers.at(0).number, "31/288");
    EXPECT_EQ(telegram.message.header.date->iso, "---07T09:40");
    ASSERT_EQ(telegram.message.body.size(), 1U);
    EXPECT_EQ(telegram.message.signature.at(0).name, "ЗАЙЦЕВ");
}

constexpr std::string_view department = R"(          INCOMING TELEGRAM                 Department of State

ACTION                        CONFIDENTIAL
EUR                                      Control: 7712
                                         Rec'd:   May 4, 1957
INFO                                              10:12 a.m.
        FROM:  Vienna
G       TO:    Secretary of State
        NO:    2203, May 4, 2 p.m.
SS
        PRIORITY
E
        Foreign Minister told me yesterday that the Cabinet had
NAVY    agreed to send delegation of three to conference and that
        names would be given to press today. Believe this good
INR     sign (repeat sign).

        He added that Finance Ministry opposes larger
        contribution.

                              THOMPSON

        ABC:DE/3
)";

TEST(StateDepartment, CutsTheLeftColumnOff)
{
    const Message message = telegram_of(department).message;
    std::vector<std::string> action;
    std::vector<std::string> info;
    for (const Addressee& addressee : message.addressee) {
        if (addressee.note == AddresseeNote::Action) {
            action.push_back(addressee.text);
        } else if (addressee.note == AddresseeNote::Info) {
            info.push_back(addressee.text);
        }
    }
    EXPECT_EQ(action, (std::vector<std::string>{"EUR"}));
    EXPECT_EQ(info, (std::vector<std::string>{"G", "SS", "E", "NAVY", "INR"}));
    ASSERT_EQ(message.body.size(), 2U);
    EXPECT_EQ(paragraph(message, 0).text,
              "Foreign Minister told me yesterday that the Cabinet had agreed to send delegation of three to "
              "conference and that names would be given to press today. Believe this good sign (repeat sign).");
}

TEST(StateDepartment, ReadsTheForm)
{
    const Telegram telegram = telegram_of(department);
    const Message& message = telegram.message;
    EXPECT_EQ(telegram.genre, Genre::UsStateIncoming);
    EXPECT_EQ(message.header.title->text, "INCOMING TELEGRAM");
    EXPECT_EQ(message.header.agency->text, "Department of State");
    EXPECT_EQ(message.header.origin->value, "Vienna");
    EXPECT_EQ(message.header.precedence->value, "priority");
    EXPECT_EQ(message.header.date->iso, "--05-04T14:00");
    ASSERT_EQ(message.header.times.size(), 1U);
    EXPECT_EQ(message.header.times.at(0).iso, "1957-05-04T10:12");
    ASSERT_EQ(message.header.numbers.size(), 2U);
    EXPECT_EQ(message.header.numbers.at(0).role, NumberRole::Control);
    EXPECT_EQ(message.header.numbers.at(1).number, "2203");
    EXPECT_EQ(message.signature.at(0).name, "THOMPSON");
    EXPECT_EQ(message.closing.typist->text, "ABC:DE/3");
}

TEST(StateDepartment, TakesTheNumberOffTheFirstParagraphOfAnEdition)
{
    const Message message = telegram_of(R"(611.57/5-457

                              Vienna, May 4, 1957--2 p. m.
SECRET

     2203. Foreign Minister told me yesterday that Cabinet had agreed
to send delegation of three to conference and that names would be
given to press today.
                                             Thompson
)")
                                .message;
    ASSERT_EQ(message.header.numbers.size(), 1U);
    EXPECT_EQ(message.header.numbers.at(0).number, "2203");
    EXPECT_EQ(message.header.origin->value, "Vienna");
    EXPECT_EQ(paragraph(message, 0).text.substr(0, 16), "Foreign Minister");
    EXPECT_EQ(message.signature.at(0).name, "Thompson");
}

TEST(ElectronicCable, JoinsPagesOverTheirRunningHeads)
{
    const auto telegrams = telegrams_of({typed_page(R"(                         CONFIDENTIAL
PAGE 01        VIENNA 04410 01 OF 02 061020Z
ACTION EUR-08
INFO OCT-01 ISO-00 SS-15 /036 W
------------------077120 061044Z /14
P 060940Z APR 78
FM AMEMBASSY VIENNA
TO SECSTATE WASHDC PRIORITY 1187

C O N F I D E N T I A L SECTION 01 OF 02 VIENNA 04410
E.O. 11652: GDS
TAGS: PARM
SUBJECT: SEATING

1. THE CHAIRMAN PROPOSED THAT THE NEXT SESSION BE HELD ON TUESDAY
AND THAT THE SECRETARY SHOULD DRAW UP A LIST OF ALL THE SPEAKERS
                         CONFIDENTIAL
)",
                                                    "1.jpg"),
                                         typed_page(R"(                         CONFIDENTIAL
PAGE 02        VIENNA 04410 01 OF 02 061020Z

WHO HAD ASKED FOR THE FLOOR.
2. NO OTHER BUSINESS WAS RAISED.
                         CONFIDENTIAL
)",
                                                    "2.jpg")});
    ASSERT_EQ(telegrams.size(), 1U);
    const Message& message = telegrams.at(0).message;
    EXPECT_EQ(telegrams.at(0).genre, Genre::UsElectronicCable);
    ASSERT_EQ(message.body.size(), 2U);
    EXPECT_NE(paragraph(message, 0).text.find("ALL THE SPEAKERS WHO HAD ASKED"), std::string::npos);
    ASSERT_TRUE(telegrams.at(0).part.has_value());
    EXPECT_EQ(telegrams.at(0).part->number, 1);
    EXPECT_EQ(telegrams.at(0).part->of, 2);
    EXPECT_EQ(message.header.subject->text, "SUBJECT: SEATING");
    EXPECT_EQ(message.header.date->iso, "1978-04-06T09:40Z");
    EXPECT_FALSE(message.closed);
}

}  // namespace

}  // namespace depesha
