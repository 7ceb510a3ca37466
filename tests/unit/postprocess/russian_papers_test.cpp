// SPDX-License-Identifier: Apache-2.0
// Heads and feet of Russian papers: military, party, postal and those of ministries.
#include "postprocess/find_pieces.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace depesha {

namespace {

using namespace testing_pages;

const Time* time_of(const Message& message, TimeRole role)
{
    const auto found = std::find_if(message.header.times.begin(), message.header.times.end(),
                                    [&](const Time& time) { return time.role == role; });
    return found == message.header.times.end() ? nullptr : &*found;
}

std::vector<PieceKind> kinds_in(std::string_view text)
{
    const RecognizedPage page = typed_page(text);
    std::vector<PieceKind> kinds;
    for (const Piece& piece : find_pieces(line_text(page.lines.at(0).words, 25.0), Language::Russian)) {
        kinds.push_back(piece.kind);
    }
    return kinds;
}

using Kinds = std::vector<PieceKind>;

constexpr std::string_view military = R"(СОВ. СЕКРЕТНО

ШИФРОВКА  вх.  № 4120/ш
из корреспондента № 9

отправлена      3.4.44  21-15
принята         3.4     23-50
передана в 8-й отдел 4.4 00-20

Командующему артиллерией
весьма срочно

   Запасы снарядов на складе к исходу второго апреля составляли
шесть боекомплектов, горючего - две заправки. Подвоз со станции
производится только ночью.

                                 ГУРЬЕВ
НР 0217
3.4.44
)";

TEST(RussianPapers, ReadsTheSmallLettersOfAMilitaryHead)
{
    const Message message = telegram_of(military).message;
    ASSERT_TRUE(message.header.origin);
    EXPECT_EQ(message.header.origin->text, "из корреспондента № 9");
    ASSERT_NE(time_of(message, TimeRole::Sent), nullptr);
    EXPECT_EQ(time_of(message, TimeRole::Sent)->iso, "1944-04-03T21:15");
    ASSERT_NE(time_of(message, TimeRole::Passed), nullptr);
    EXPECT_EQ(time_of(message, TimeRole::Passed)->iso, "--04-04T00:20");
    ASSERT_TRUE(message.header.precedence);
    EXPECT_EQ(message.header.precedence->value, "urgent");
    EXPECT_EQ(message.addressee.at(0).office, "Командующий артиллерией");
    EXPECT_EQ(message.body.size(), 1U);
}

constexpr std::string_view party = R"(Строго секретно.                             Т е л е г р а м м а .
Копия.                      Из Самары 4/III-32 г. в 21 час. 10 м.
Шифром.                                                Вх. № 90/ш

              МОСКВА,  ЦК ВКП(б)  -  тов. Селезневу

     Обком просит разрешить продлить срок весенней вспашки на семь
дней ввиду поздней весны.

                                       Секретарь крайкома  Жданкин
)";

TEST(RussianPapers, KnowsAFrontByItsNumberAndNoneWithout)
{
    EXPECT_EQ(kinds_in("из фронта № 0214/ш"), Kinds{PieceKind::Origin});
    EXPECT_EQ(kinds_in("из фронта пришло письмо"), Kinds{});
}

TEST(RussianPapers, ReadsAPartyHeadInTwoColumns)
{
    const Telegram telegram = telegram_of(party);
    const Header& header = telegram.message.header;
    ASSERT_TRUE(header.title);
    EXPECT_EQ(header.title->text, "Телеграмма");
    ASSERT_TRUE(header.origin);
    EXPECT_EQ(header.origin->value, "Самара");
    ASSERT_TRUE(header.date);
    EXPECT_EQ(header.date->iso, "1932-03-04T21:10");
    ASSERT_EQ(header.handling.size(), 2U);
    EXPECT_EQ(header.handling[0].text, "Копия.");
    EXPECT_EQ(header.handling[1].text, "Шифром.");
    EXPECT_EQ(telegram.message.addressee.size(), 1U);
}

TEST(RussianPapers, TakesALoneShifromForTheTitle)
{
    const Message message = telegram_of(R"(Строго секретно.
                              Шифром.
Из Ростова 12.V.31 г. № 507/ш
ЦК ВКП(б) - тов. Затонову
     Просим утвердить заведующим земельным управлением Калашникова.
                                                       Гуляев
)")
                                .message;
    ASSERT_TRUE(message.header.title);
    EXPECT_EQ(message.header.title->text, "Шифром.");
    EXPECT_TRUE(message.header.handling.empty());
}

TEST(RussianPapers, TakesAnAutographWithoutAHeadForATelegram)
{
    const Telegram telegram = telegram_of(R"(Ворожейкину.

     На № 51, 52.

     Первое. Возражать против покупки сеялок не буду, если цена не
выше прошлогодней.
     Второе. Отпуск можно дать на месяц.

                                          Остахов.

№ 30
2/X. 32.
)");
    EXPECT_EQ(telegram.kind, RecordKind::Telegram);
    ASSERT_EQ(telegram.message.header.references.size(), 1U);
    EXPECT_EQ(telegram.message.header.references[0].text, "На № 51, 52.");
    EXPECT_EQ(telegram.message.body.size(), 2U);
}

TEST(RussianPapers, LeavesASentenceThatBeginsLikeAReplyInTheText)
{
    const Message message = telegram_of(R"(                    ШИФРТЕЛЕГРАММА № 18
Куда: ПРАГА
     На № 40 ответ будет дан после возвращения министра из отпуска,
не ранее пятого числа.
                                             ГОРЕЛОВ
)")
                                .message;
    EXPECT_TRUE(message.header.references.empty());
    EXPECT_EQ(paragraph(message, 0).text.rfind("На № 40 ответ", 0), 0U);
}

TEST(RussianPapers, CutsTheNumberOffASignature)
{
    const Message message = telegram_of(R"(                       Т Е Л Е Г Р А М М А
ОДЕССА  101/4  22  14/8  1130
ЛЕНИНГРАД  МОРСКОЙ ПОРТ  НАЧАЛЬНИКУ  ГРИДНЕВУ

ПАРОХОД ВЫШЕЛ ДВЕНАДЦАТОГО ИМЕЯ НА БОРТУ ТЫСЯЧУ ТОНН АПАТИТА ТЧК
ПРОСИМ ГОТОВИТЬ ПРИЧАЛ ТЧК
НР 5/218  ЗАМНАЧПАРОХОДСТВА  ЛУКОЯНОВ
)")
                                .message;
    ASSERT_EQ(message.signature.size(), 1U);
    EXPECT_EQ(message.signature[0].name, "ЛУКОЯНОВ");
    EXPECT_EQ(message.signature[0].title, "ЗАМНАЧПАРОХОДСТВА");
    EXPECT_TRUE(std::any_of(message.header.numbers.begin(), message.header.numbers.end(), [](const Number& number) {
        return number.number == "5/218" && number.role == NumberRole::Outgoing;
    }));
}

TEST(RussianPapers, FindsTheTypistBehindTheCopies)
{
    EXPECT_EQ(kinds_in("отп. 12 экз.   м/б Сизова"), (Kinds{PieceKind::Copies, PieceKind::Typist}));
    EXPECT_EQ(kinds_in("отп. 3 экз. печ. Иванова"), (Kinds{PieceKind::Copies, PieceKind::Typist}));
    EXPECT_EQ(kinds_in("м/б Ларина   отп. 6 экз."), (Kinds{PieceKind::Typist, PieceKind::Copies}));
    EXPECT_EQ(kinds_in("Статью печатала газета Правда"), Kinds{});
}

TEST(RussianPapers, TellsTheMarkOfACopyFromHimWhoGetsOne)
{
    EXPECT_EQ(kinds_in("Копия"), Kinds{PieceKind::Handling});
    EXPECT_EQ(kinds_in("Копия.          Из Горького"), (Kinds{PieceKind::Handling, PieceKind::Origin}));
    const Kinds named = kinds_in("Копия: т. Молотову");
    EXPECT_EQ(std::count(named.begin(), named.end(), PieceKind::Handling), 0);
}

TEST(RussianPapers, ReadsAnEventInSmallLettersAndNoSentence)
{
    EXPECT_EQ(kinds_in("передана в 8-й отдел 8.5 02-05"), Kinds{PieceKind::Event});
    const Kinds sentence = kinds_in("передана в отдел кадров записка от 8 мая о выезде группы");
    EXPECT_EQ(std::count(sentence.begin(), sentence.end(), PieceKind::Event), 0);
}

TEST(RussianPapers, TakesFromWithTheDateBehindIt)
{
    const RecognizedPage page = typed_page("от 9 марта 1946 года");
    const auto pieces = find_pieces(line_text(page.lines.at(0).words, 25.0), Language::Russian);
    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_EQ(pieces[0].kind, PieceKind::Date);
    EXPECT_EQ(pieces[0].span.begin, 0U);
}

TEST(RussianPapers, SettlesElevenByADateInWords)
{
    constexpr std::string_view head = R"(                    ШИФРТЕЛЕГРАММА № 601/ш
Из ПХЕНЬЯНА
Подана по проводу      13.11.51  02 ч. 15 м.

     Разгрузка эшелонов закончена к шести часам утра двенадцатого.

                                            РОМАШКИН
)";
    const Message settled = telegram_of(std::string(head) + "13 ноября 1951 года\n").message;
    EXPECT_EQ(settled.header.times.at(0).iso, "1951-11-13T02:15");
    const Message other = telegram_of(std::string(head) + "14 февраля 1951 года\n").message;
    EXPECT_EQ(other.header.times.at(0).iso, "1951-02-13T02:15");
}

TEST(RussianPapers, KeepsARunningHeadWithItsSheetOutOfTheText)
{
    const Telegram telegram = telegrams_of({typed_page(R"(Из ТЕГЕРАНА № 2210        16-25        4.XII.56
                          ШИФРТЕЛЕГРАММА

     Договор с фирмой истекает в июне. Возобновлять его министр не
хочет, так как фирма повысила цены на треть и требует платежа впе-
)",
                                                       "1.jpg"),
                                            typed_page(R"(К шифртелеграмме из Тегерана № 2210            лист 2

ред. Поэтому он спросил, могли бы мы поставить оборудование.

4.XII.56                            К. ВОЛОГДИН
)",
                                                       "2.jpg")})
                                  .at(0);
    ASSERT_EQ(telegram.furniture.size(), 1U);
    EXPECT_EQ(telegram.furniture[0].kind, FurnitureKind::RunningHead);
    EXPECT_EQ(telegram.message.body.size(), 1U);
}

TEST(RussianPapers, GoesOnWithANoteOfTheRegistry)
{
    const Message message = telegram_of(R"(                           ШИФРТЕЛЕГРАММА

Из НЬЮ-ЙОРКА     № 31877      21 час. 05 мин.      17.X.52

      Вчера был приглашен на завтрак к постоянному представителю
Исландии. Разговор шел преимущественно о рыболовных зонах.

17.X.52                                  В. ЧЕРЕМНЫХ

Справка: телеграмма торгпредства № 118 (вх. № 30962) от 11.X
         с.г. - о ценах на рыбное филе.
)")
                                .message;
    ASSERT_EQ(message.header.references.size(), 1U);
    EXPECT_EQ(message.header.references[0].text,
              "Справка: телеграмма торгпредства № 118 (вх. № 30962) от 11.X с.г. - о ценах на рыбное филе.");
}

}  // namespace

}  // namespace depesha
