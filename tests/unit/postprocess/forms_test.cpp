// SPDX-License-Identifier: Apache-2.0
// Heads and ends of telegrams as offices laid them out in ways of their own.
#include <gtest/gtest.h>

#include "typed_page.h"

namespace depesha {
namespace {

using testing_pages::inner;
using testing_pages::telegram_of;
using testing_pages::telegrams_of;
using testing_pages::typed_page;

TEST(Forms, ReadsAPlaceBehindAWideGap)
{
    const Telegram telegram = telegram_of(R"(                        INCOMING TELEGRAM

FROM:     Rabat
TO:       Secretary of State
NO:       61, August 12, 9:40 p.m.

     The harvest has been brought in without loss, and the market of the
town was open again this morning after a pause of ten days.

                                        HOLLOWAY
)");
    ASSERT_TRUE(telegram.message.header.origin.has_value());
    EXPECT_EQ(telegram.message.header.origin->value, "Rabat");
    EXPECT_TRUE(telegram.message.header.handling.empty());
}

TEST(Forms, BeginsNoTelegramThatHasNoText)
{
    const auto telegrams = telegrams_of({typed_page(R"(По прямому проводу

Ртищево, Уполнаркомпроду Ветрову

      Крайне удивлен молчанием о ходе погрузки хлеба со станции.
Отправлено ли вчера обещанное? Отвечайте точно, с указанием числа
вагонов по каждой дороге.

                                   Зампредсовнаркома Хлебников

Отправлено 28/X. 3 час. 15 мин. ночи.
Москва, 28 октября 1919 г.
)")});
    EXPECT_EQ(telegrams.size(), 1U);
}

TEST(Forms, TakesTheEntriesOfAFormForItsHead)
{
    const auto telegrams = telegrams_of({typed_page(R"(                                            S E C R E T

OUTGOING MESSAGE

ORIG:  T. Carver:mgr         UNIT:  NE/4         EXT:  3377
DATE:  9 September 1953

TO:    TEHRAN
FROM:  LONDON

REF: LOND 811

  1. The full account given in reference was read here with care, and
it is agreed that the broadcast should not be answered.

  2. Kindly forward by pouch the complete recording together with any
transcript made locally.
)")});
    ASSERT_EQ(telegrams.size(), 1U);
    const Message& message = telegrams.front().message;
    EXPECT_TRUE(message.header.title.has_value());
    EXPECT_EQ(message.header.origin.value_or(Field{}).value, "London");
    EXPECT_TRUE(message.signature.empty());
    EXPECT_EQ(message.body.size(), 2U);
}

TEST(Forms, JoinsAnArchivalReferenceOverTwoLines)
{
    const Telegram telegram = telegram_of(R"(                      ШИФРТЕЛЕГРАММА № 2906

УЛАН-БАТОР, ПОСОЛ

    Станки отгрузим в четвертом квартале. Если Вы считаете этот срок
слишком поздним, сообщите.

                                                БОБРОВ

АПРФ, ф. 45, оп. 1, д. 352, лл. 71-72; АВПРФ, ф. 059а, оп. 5а,
п. 9, д. 3, л. 40.
)");
    ASSERT_EQ(telegram.archival_references.size(), 2U);
    EXPECT_EQ(telegram.archival_references[1].papka, "9");
    EXPECT_EQ(telegram.archival_references[1].delo, "3");
    EXPECT_EQ(telegram.archival_references[1].sheets, "40");
}

TEST(Forms, TellsWhoIsGreetedFromWhoIsAddressed)
{
    const Telegram telegram = telegram_of(R"(                   ШИФРТЕЛЕГРАММА

Куда:  ТИРАНА                    Кому:  СОВПОСОЛ

     Для Петрова.

     "Товарищ Петров!
     Получили Ваше письмо и рассмотрели вопрос о буровых станках. Просьба
Ваша может быть удовлетворена до конца лета.
                                                   Андреев".
)");
    EXPECT_EQ(telegram.message.addressee.size(), 2U);
    const Message& quoted = inner(telegram.message, 0);
    ASSERT_TRUE(quoted.salutation.has_value());
    EXPECT_EQ(quoted.salutation->text, "Товарищ Петров!");
    EXPECT_TRUE(quoted.addressee.empty());
}

TEST(Forms, FindsSeveralSignersBelowTheTextAtItsEdge)
{
    const Telegram telegram = telegram_of(R"(Шифровка.
Из Москвы 8.VI.35 г. в 1 час. 07 мин.     Вх. № 31.
Мацеста. Тов. Струмилову.

     Нефтесбыт просит разрешить продажу керосина на вывоз сверх
квоты. Мы против. Просим сообщить Ваше мнение. НР 54.
Куйбышкин. Мехлисов. Рудзутаков.
)");
    EXPECT_EQ(telegram.message.signature.size(), 3U);
}

TEST(Forms, GoesOnWithACaveatOverSeveralLines)
{
    const Telegram telegram = telegram_of(R"(CIPHER TELEGRAM                                              14402
This message will not be distributed outside British Government
Departments or Headquarters or re-transmitted, even in cipher,
without being paraphrased.

FROM SINGAPORE TO FOREIGN OFFICE

No. 663        27th May, 1946.

   Floating crane arrived here yesterday. Lifting tests satisfactory to
sixty tons.
)");
    ASSERT_EQ(telegram.message.header.handling.size(), 1U);
    EXPECT_NE(telegram.message.header.handling.front().text.find("paraphrased"), std::string::npos);
    EXPECT_EQ(telegram.message.body.size(), 1U);
}

TEST(Forms, GivesTheNoteOfAListToAllItsLines)
{
    const Telegram telegram = telegram_of(R"(                            ТЕЛЕГРАММА

Ташкент. Начальнику строительства тов. Мирзаеву
Копия: Ташкент, обком, тов. Боровому
       Самарканд, обком, тов. Юлдашеву

     Правительство поздравляет строителей и инженеров с пуском второй
очереди канала.

                                                БЕЛЯЕВ
)");
    ASSERT_EQ(telegram.message.addressee.size(), 3U);
    EXPECT_EQ(telegram.message.addressee[0].note, AddresseeNote::To);
    EXPECT_EQ(telegram.message.addressee[1].note, AddresseeNote::Copy);
    EXPECT_EQ(telegram.message.addressee[2].note, AddresseeNote::Copy);
}

}  // namespace
}  // namespace depesha
