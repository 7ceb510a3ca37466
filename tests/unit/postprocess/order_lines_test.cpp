// SPDX-License-Identifier: Apache-2.0
#include "postprocess/order_lines.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace depesha {

namespace {

using namespace testing_pages;

std::string words_of(const TypedLine& line)
{
    std::string text;
    for (const Word& word : line.words) {
        text += text.empty() ? "" : " ";
        text += word.text;
    }
    return text;
}

std::vector<std::string> column(const TypedPage& page, Column which)
{
    std::vector<std::string> lines;
    for (const TypedLine& line : page.lines) {
        if (line.column == which) {
            lines.push_back(words_of(line));
        }
    }
    return lines;
}

constexpr std::string_view form = R"(          INCOMING TELEGRAM

ACTION    SECRET
EUR
INFO      FROM:  Rome
SS        TO:    Secretary of State
G
          Ambassador called on Foreign Minister this morning and
CIA       was told that no reply had been received. Minister
          promised further word tomorrow.
)";

TEST(OrderLines, CutsTheNarrowColumnOff)
{
    const TypedPage page = order_lines(typed_page(form));
    EXPECT_EQ(column(page, Column::Margin), (std::vector<std::string>{"ACTION", "EUR", "INFO", "SS", "G", "CIA"}));
    const auto body = column(page, Column::Body);
    ASSERT_EQ(body.size(), 7U);
    EXPECT_EQ(body[5], "was told that no reply had been received. Minister");
}

TEST(OrderLines, KeepsTheColumnTogetherWhereItBegins)
{
    const TypedPage page = order_lines(typed_page(form));
    ASSERT_GT(page.lines.size(), 6U);
    EXPECT_EQ(words_of(page.lines[0]), "INCOMING TELEGRAM");
    for (std::size_t i = 1; i <= 6; ++i) {
        EXPECT_EQ(page.lines[i].column, Column::Margin) << i;
    }
}

TEST(OrderLines, TakesNoColumnFromShortLinesAtTheMargin)
{
    const TypedPage page = order_lines(typed_page(R"(TO:   DIRECTOR
FROM: RANGOON
RANG  902
THE SHIPMENT CLEARED CUSTOMS YESTERDAY AND WILL
BE SENT ON BY TRUCK.
)"));
    EXPECT_TRUE(column(page, Column::Margin).empty());
}

TEST(OrderLines, MeasuresIndentsInLetters)
{
    const TypedPage page = order_lines(typed_page(R"(     First line of a paragraph that fills the whole measure
and goes on at the left edge until it has filled it again,
                                             SMITH
)"));
    ASSERT_EQ(page.lines.size(), 3U);
    EXPECT_NEAR(page.lines[0].indent, 5.0, 0.1);
    EXPECT_NEAR(page.lines[1].indent, 0.0, 0.1);
    EXPECT_NEAR(page.lines[2].indent, 45.0, 0.1);
    EXPECT_NEAR(page.letter_width, 25.0, 0.1);
}

TEST(OrderLines, MeasuresFromWhereLinesBeginWhateverStandsLeftOfThem)
{
    RecognizedPage page = typed_page(R"(Jk    Prepare to receive the delegation on the tenth of May,
Jk    and report at once how many rooms the embassy has free,
Jk    whether the road from the harbour is open and who is to
      meet them; the ministry has been told and will send men
      from the second of May on.
)");
    for (std::size_t i = 0; i < 3; ++i) {
        page.lines[i].words[0].confidence = 0.3;  // read off the edge of the sheet
    }
    const TypedPage typed = order_lines(page);
    for (const TypedLine& line : typed.lines) {
        EXPECT_NEAR(line.indent, words_of(line) == "Jk" ? -6.0 : 0.0, 0.1) << words_of(line);
    }
}

TEST(OrderLines, MeasuresFromTheLeftmostPlaceWhereLinesBegin)
{
    const TypedPage page = order_lines(typed_page(R"(   To the ambassador
Deliver the note on Monday.
       SMITH
Copy to the ministry.
)"));
    ASSERT_EQ(page.lines.size(), 4U);
    EXPECT_NEAR(page.lines[0].indent, 3.0, 0.1);
    EXPECT_NEAR(page.lines[1].indent, 0.0, 0.1);
    EXPECT_NEAR(page.lines[3].indent, 0.0, 0.1);
}

TEST(OrderLines, MeasuresGapsInLines)
{
    const TypedPage page = order_lines(typed_page("one line of text\nthe next line\n\nafter an empty line\n"));
    ASSERT_EQ(page.lines.size(), 3U);
    EXPECT_NEAR(page.lines[1].gap_above, 1.0, 0.05);
    EXPECT_NEAR(page.lines[2].gap_above, 2.0, 0.05);
}

TEST(OrderLines, PutsTheHalvesOfALineTogether)
{
    RecognizedPage page = typed_page("8.IV.53                 В. ОБУХОВ\nпоследняя строка\n");
    Line right = page.lines[0];
    right.words.erase(right.words.begin());
    page.lines[0].words.resize(1);
    page.lines.push_back(right);
    const TypedPage typed = order_lines(page);
    ASSERT_EQ(typed.lines.size(), 2U);
    EXPECT_EQ(words_of(typed.lines[0]), "8.IV.53 В. ОБУХОВ");
}

TEST(OrderLines, HasNothingOnABlankPage)
{
    const TypedPage page = order_lines(typed_page(""));
    EXPECT_TRUE(page.lines.empty());
    EXPECT_EQ(page.letter_width, 0.0);
}

TEST(OrderLines, CountsTheLettersOfOneStep)
{
    const TypedPage page = order_lines(typed_page("Сегодня состоялась беседа с представителями\nКОРЗУХИН"));
    ASSERT_EQ(page.lines.size(), 2U);
    EXPECT_EQ(page.lines[1].typed_letters, 8U);
}

TEST(OrderLines, EndsAWordBeforeTheNextOne)
{
    RecognizedPage page = typed_page("Казань. Тов. Ахтямову\nСообщите немедленно о прибытии поезда.");
    Word& first = page.lines[0].words[0];
    first.place.right = page.lines[0].words[2].place.right;  // as wide as the line
    const TypedPage typed = order_lines(page);
    EXPECT_LE(typed.lines[0].words[0].place.right, typed.lines[0].words[1].place.left);
}

TEST(OrderLines, KeepsAPageNumberWithItsLine)
{
    RecognizedPage page =
        typed_page("-2-    1880, June 9, 7 p.m., from Cairo\n\npossibility of convincing that position is");
    page.lines[0].words[0].confidence = 0.5;
    EXPECT_EQ(column(order_lines(page), Column::Body).front(), "-2- 1880, June 9, 7 p.m., from Cairo");
}

TEST(OrderLines, SetsALoneSignFarFromTheTextApart)
{
    const std::string text = "     стр. 2\n     Сообщите немедленно, когда прибудет поезд, и передайте\n"
                             "     ответ без всякого промедления на место.\n";
    RecognizedPage page = typed_page(text);
    Word scratch = page.lines[0].words[0];
    scratch.text.assign(1, 'J');
    scratch.place.left -= 100;
    scratch.place.right = scratch.place.left + 45;
    page.lines[0].words.insert(page.lines[0].words.begin(), scratch);
    const auto lines = column(order_lines(page), Column::Body);
    EXPECT_EQ(lines.front(), "стр. 2");
    EXPECT_EQ(lines.at(1), "J");
}

}  // namespace

}  // namespace depesha
