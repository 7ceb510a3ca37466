// SPDX-License-Identifier: Apache-2.0
#include "postprocess/assemble.h"
#include "postprocess/find_defects.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace depesha {

namespace {

using namespace testing_pages;

constexpr std::string_view first_page = R"(                    СЕКРЕТНО
                    ШИФРТЕЛЕГРАММА
Из ОСЛО   № 318   11 час. 20 мин. 4.VI.50
     Сегодня осмотрели новые склады в порту. Директор сообщил,
что к концу месяца будут готовы еще два причала и что все кра-
)";

constexpr std::string_view second_page = R"(                         - 2 -

ны уже получены.
     Просим указаний.
4.VI.50                        ТУМАНОВ
)";

TEST(Assemble, RejoinsTheWordThatAPageBreakCut)
{
    const auto telegrams = telegrams_of({typed_page(first_page, "1.jpg"), typed_page(second_page, "2.jpg")});
    ASSERT_EQ(telegrams.size(), 1U);
    EXPECT_EQ(paragraph(telegrams.at(0).message, 0).text,
              "Сегодня осмотрели новые склады в порту. Директор сообщил, что к концу месяца будут готовы еще два "
              "причала и что все краны уже получены.");
    ASSERT_EQ(paragraph(telegrams.at(0).message, 0).sources.size(), 2U);
    EXPECT_EQ(paragraph(telegrams.at(0).message, 0).sources[1].page, 1);
}

/// "begin first_page, join sentence": the seams of a record.
std::string seams_of(const Telegram& telegram)
{
    std::string seams;
    for (const Seam& seam : telegram.seams) {
        seams += seams.empty() ? "" : ", ";
        seams += std::string(to_string(seam.kind)) + ' ' + std::string(to_string(seam.reason));
    }
    return seams;
}

/// A page without the head that names it the second.
std::string bare(std::string_view page)
{
    return std::string(page.substr(page.find("\n\n") + 2));
}

TEST(Assemble, TellsWhyItCutsAndJoins)
{
    const auto numbered = telegrams_of({typed_page(first_page, "1.jpg"), typed_page(second_page, "2.jpg"),
                                        typed_page(first_page, "3.jpg"), typed_page(bare(second_page), "4.jpg")});
    ASSERT_EQ(numbered.size(), 2U);
    EXPECT_EQ(seams_of(numbered[0]), "begin first_page, join page_number");
    EXPECT_EQ(seams_of(numbered[1]), "begin title, join sentence");
    EXPECT_EQ(numbered[0].seams[1].source.page, 1);
    EXPECT_EQ(numbered[0].seams[1].source.box,
              numbered[0].message.body.size() == 2U ? paragraph(numbered[0].message, 0).sources.at(1).box : Box{});
}

TEST(Assemble, GoesOnWhereAPageSaysSo)
{
    constexpr std::string_view ended = R"(                    ШИФРТЕЛЕГРАММА
Из ОСЛО   № 318   11 час. 20 мин. 4.VI.50
     Сегодня осмотрели новые склады в порту и видели краны.
4.VI.50                        ТУМАНОВ
)";
    constexpr std::string_view more = R"(
     К этому добавляем, что директор просит дать ответ до конца
месяца, и что краны уже заказаны.
                               ТУМАНОВ
)";
    const auto apart = telegrams_of({typed_page(ended, "1.jpg"), typed_page(more, "2.jpg")});
    EXPECT_EQ(apart.size(), 2U);
    const auto together = telegrams_of(
        {typed_page(ended, "1.jpg"), typed_page("                 Продолжение\n" + std::string(more), "2.jpg")});
    ASSERT_EQ(together.size(), 1U);
    EXPECT_EQ(seams_of(together[0]), "begin first_page, join continuation");
    ASSERT_EQ(together[0].furniture.size(), 1U);
    EXPECT_EQ(together[0].furniture[0].kind, FurnitureKind::RunningHead);
}

TEST(Assemble, DoesNotJoinATelegramToTheNext)
{
    const auto telegrams = telegrams_of({typed_page(first_page, "1.jpg"), typed_page(second_page, "2.jpg"),
                                         typed_page(first_page, "3.jpg"), typed_page(second_page, "4.jpg")});
    ASSERT_EQ(telegrams.size(), 2U);
    EXPECT_EQ(telegrams.at(0).id, "1");
    EXPECT_EQ(telegrams.at(1).id, "3");
}

TEST(Assemble, KeepsTheBlankBackOfASheetApart)
{
    const auto telegrams =
        telegrams_of({typed_page(first_page, "1.jpg"), typed_page("", "1v.jpg"), typed_page(second_page, "2.jpg")});
    ASSERT_EQ(telegrams.size(), 2U);
    EXPECT_EQ(telegrams.at(0).pages.size(), 2U);
    EXPECT_EQ(telegrams.at(1).kind, RecordKind::Blank);
    EXPECT_TRUE(telegrams.at(1).message.body.empty());
}

TEST(Assemble, SendsDamagedScansToReview)
{
    const RecognizedPage whole = typed_page(first_page, "1.jpg");
    RecognizedPage broken = typed_page(second_page, "2.jpg");
    broken.scan.damage = {"the file breaks off: the lower 40 % of the page are missing"};
    RecognizedPage stump = typed_page("", "3.jpg");
    stump.scan.damage = {"the file breaks off: the lower 99 % of the page are missing"};
    const auto telegrams = telegrams_of({whole, broken, stump});
    ASSERT_EQ(telegrams.size(), 2U);
    ASSERT_FALSE(telegrams[0].defects.empty());
    EXPECT_EQ(telegrams[0].defects.back().text, broken.scan.damage.front());
    EXPECT_EQ(telegrams[0].defects.back().sources.front().page, 1);
    EXPECT_EQ(telegrams[1].kind, RecordKind::Blank);
    EXPECT_EQ(telegrams[1].review, std::vector<std::string>{"defects[0]"});
    EXPECT_LE(telegrams[1].confidence, 0.5);
}

TEST(Assemble, SendsPagesWithLostTextToReview)
{
    RecognizedPage page = typed_page(first_page, "1.jpg");
    page.lost = {{{400, 500, 900, 550}, {400, 500, 900, 550}, 20}};
    RecognizedPage unread = typed_page("", "2.jpg");
    unread.lost = {{{100, 200, 300, 220}, {100, 200, 300, 220}, 8}, {{100, 300, 500, 320}, {100, 300, 500, 320}, 16}};
    const auto telegrams = telegrams_of({page, unread});
    ASSERT_EQ(telegrams.size(), 2U);
    ASSERT_FALSE(telegrams[0].defects.empty());
    const Defect& lost = telegrams[0].defects.back();
    EXPECT_EQ(lost.kind, DefectKind::LostText);
    EXPECT_EQ(lost.text, "about 20 typed characters were not read");
    EXPECT_EQ(lost.sources, (std::vector<Source>{{0, {400, 500, 900, 550}}}));
    EXPECT_EQ(telegrams[0].review.front(), "defects[" + std::to_string(telegrams[0].defects.size() - 1) + "]");
    EXPECT_LE(telegrams[0].confidence, 0.5);
    EXPECT_EQ(telegrams[1].kind, RecordKind::Other) << "a page that bears type is not blank";
    ASSERT_EQ(telegrams[1].defects.size(), 1U);
    EXPECT_EQ(telegrams[1].defects[0].text, "about 24 typed characters were not read");
    EXPECT_EQ(telegrams[1].defects[0].sources, (std::vector<Source>{{0, {100, 200, 500, 320}}}));
    EXPECT_EQ(telegrams[1].review, std::vector<std::string>{"defects[0]"});
}

TEST(Assemble, GivesLostTextToTheTelegramItStandsIn)
{
    TelegramPage page;
    page.id.file = "1.jpg";
    for (const int top : {100, 200, 300, 400}) {
        LabelledLine line;
        line.typed.words = {{"слово", {}, {100, top, 300, top + 40}, 0.9}};
        page.lines.push_back(line);
    }
    for (const int top : {50, 150, 250, 450}) {
        page.lost.push_back({{100, top, 300, top + 40}, {100, top, 300, top + 40}, 7});
    }
    const auto tops = [&](std::size_t first, std::size_t last) {
        std::vector<int> found;
        for (const Defect& defect : find_lost_lines(page, first, last, 0)) {
            found.push_back(defect.sources.front().box.top);
        }
        return found;
    };
    EXPECT_EQ(tops(0, 2), (std::vector<int>{50, 150}));
    EXPECT_EQ(tops(2, 4), (std::vector<int>{250, 450}));
}

TEST(Assemble, CallsAListNoTelegram)
{
    const Telegram telegram = telegram_of(R"(                         СПИСОК
          сотрудников, выезжающих на дачу в 1949 году

1. Абрамова Н. И.      бухгалтер
2. Боков С. С.         сторож
3. Вахрушев Т. Г.      шофер

Верно: Начальник хозчасти       (Ситников)
)");
    EXPECT_EQ(telegram.kind, RecordKind::Other);
    EXPECT_EQ(telegram.genre, Genre::Unknown);
    EXPECT_FALSE(telegram.message.header.title.has_value());
    EXPECT_TRUE(telegram.message.addressee.empty());
    EXPECT_GE(telegram.message.body.size(), 5U);
}

TEST(Assemble, CallsALetterNoTelegram)
{
    const auto telegrams = telegrams_of({typed_page(R"(LEGATION OF THE UNITED STATES OF AMERICA
No. 1496                                Bucharest, July 12, 1940.

The Secretary of State,
     Washington.

Sir:

     I have the honor to report that the new Minister of Propaganda
received the press yesterday and spoke for an hour.

                                        Respectfully yours,
                                        Franklin Gunther
)")});
    ASSERT_EQ(telegrams.size(), 1U);
    EXPECT_EQ(telegrams.front().kind, RecordKind::Other);
    ASSERT_EQ(telegrams.front().message.signature.size(), 1U);
    EXPECT_EQ(telegrams.front().message.signature[0].name, "Franklin Gunther");
}

TEST(Assemble, InventsNothingFromNoise)
{
    const Telegram telegram = telegram_of(R"(. , ~ i
    |' ; rn
         _ :. e
  %  ~ .
)");
    EXPECT_NE(telegram.kind, RecordKind::Telegram);
    EXPECT_TRUE(telegram.message.header.numbers.empty());
    EXPECT_TRUE(telegram.message.signature.empty());
    EXPECT_FALSE(telegram.message.header.date.has_value());
}

TEST(Assemble, GivesEveryRecordANameOfItsOwn)
{
    const std::vector<RecognizedPage> pages(3, typed_page(first_page, "same.jpg"));
    std::set<std::string> ids;
    for (const Telegram& telegram : telegrams_of(pages)) {
        EXPECT_TRUE(ids.insert(telegram.id).second);
    }
    EXPECT_EQ(ids.size(), 3U);
}

TEST(Assemble, HasNothingToSayOfNoPages)
{
    EXPECT_TRUE(assemble({}).empty());
}

TEST(Assemble, ListsDoubtfulFieldsWorstFirst)
{
    RecognizedPage page = typed_page(first_page);
    page.lines[1].words[0].confidence = 0.1;  // ШИФРТЕЛЕГРАММА: no other word is like it
    page.lines[2].words[1].confidence = 0.2;  // ОСЛО
    page.lines[2].words[3].confidence = 0.1;  // 318
    const auto telegrams = telegrams_of({page});
    ASSERT_EQ(telegrams.at(0).review.size(), 2U);
    EXPECT_EQ(telegrams.at(0).review.at(0), "message.header.numbers[0]");
    EXPECT_EQ(telegrams.at(0).review.at(1), "message.header.origin");
}

constexpr std::string_view covering_note = R"(                                                          Секретно

                              Министру рыбной промышленности СССР
                                         товарищу ШЕРЕМЕТУ В. П.

        Направляю Вам копию телеграммы нашего посла в Коломбо по
вопросу о постройке завода. Прошу доложить мнение министерства.

     Заместитель Министра                   С. ПАТОЛИН

№ 882
7 июня 1957 г.
)";

std::string telegram_from(const std::string& place)
{
    return "                          ШИФРТЕЛЕГРАММА\n\nИз " + place + R"(     № 512     11 час. 30 мин.     5.VI.57

     Премьер-министр дал согласие на приезд наших изыскателей. Их
просят иметь при себе прививочные свидетельства.

5.VI.57          Н. ЯЗЫКОВ
)";
}

constexpr std::string_view rule = "\n------------------------------\n\n";

TEST(Assemble, PutsATelegramIntoTheNoteThatEnclosesIt)
{
    const auto telegrams =
        telegrams_of({typed_page(std::string(covering_note) + std::string(rule) + telegram_from("КОЛОМБО"))});
    ASSERT_EQ(telegrams.size(), 1U);
    EXPECT_EQ(telegrams[0].kind, RecordKind::Telegram);
    EXPECT_EQ(telegrams[0].genre, Genre::SovietCipherIncoming);
    EXPECT_EQ(telegrams[0].pages.size(), 1U);
    const Message& note = telegrams[0].message;
    EXPECT_EQ(note.signature.at(0).name, "С. ПАТОЛИН");
    ASSERT_EQ(note.addressee.size(), 1U);
    EXPECT_EQ(note.addressee[0].office, "Министр рыбной промышленности СССР");
    EXPECT_EQ(note.addressee[0].person, "ШЕРЕМЕТ В. П.");
    const Message& enclosure = inner(note, 1);
    EXPECT_EQ(enclosure.role, MessageRole::Enclosure);
    EXPECT_EQ(enclosure.header.origin->value, "Коломбо");
    EXPECT_EQ(enclosure.signature.at(0).name, "Н. ЯЗЫКОВ");
}

TEST(Assemble, FindsTheEnclosureOnTheNextPageIfTheNoteNamesIt)
{
    const auto named =
        telegrams_of({typed_page(covering_note, "1.jpg"), typed_page(telegram_from("КОЛОМБО"), "2.jpg")});
    ASSERT_EQ(named.size(), 1U);
    EXPECT_EQ(named[0].pages.size(), 2U);
    EXPECT_EQ(inner(named[0].message, 1).signature.at(0).sources.at(0).page, 1);
    const auto other = telegrams_of({typed_page(covering_note, "1.jpg"), typed_page(telegram_from("ОСЛО"), "2.jpg")});
    EXPECT_EQ(other.size(), 2U);
}

TEST(Assemble, EnclosesNothingInATelegramThatSpeaksOfAnother)
{
    const std::string first = R"(                          ШИФРТЕЛЕГРАММА

Из ОСЛО     № 511     10 час. 30 мин.     5.VI.57

     Направляю почтой копию телеграммы нашего консула о складах в
порту Коломбо.

5.VI.57          Н. ТУМАНОВ
)";
    EXPECT_EQ(telegrams_of({typed_page(first + std::string(rule) + telegram_from("КОЛОМБО"))}).size(), 2U);
    EXPECT_EQ(telegrams_of({typed_page(first, "1.jpg"), typed_page(telegram_from("КОЛОМБО"), "2.jpg")}).size(), 2U);
}

}  // namespace

}  // namespace depesha
