// SPDX-License-Identifier: Apache-2.0
#include "postprocess/editorial_date.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

std::string iso(const std::optional<DateTime>& day)
{
    return day ? to_iso(*day) : "-";
}

struct EditorialCase {
    const char* text;
    const char* not_before;
    const char* not_after;
    const char* span;
};

void PrintTo(const EditorialCase& c, std::ostream* out)
{
    *out << c.text;
}

class FindEditorialDate : public testing::TestWithParam<EditorialCase> {};

TEST_P(FindEditorialDate, TellsTheDaysBetween)
{
    const auto found = find_editorial_date(GetParam().text);
    ASSERT_TRUE(found);
    EXPECT_EQ(iso(found->not_before), GetParam().not_before);
    EXPECT_EQ(iso(found->not_after), GetParam().not_after);
    EXPECT_EQ(text_at(GetParam().text, found->span), GetParam().span);
}

INSTANTIATE_TEST_SUITE_P(
    Russian, FindEditorialDate,
    testing::Values(
        EditorialCase{"[между 5 и 10 июня 1935 г.]", "1935-06-05", "1935-06-10", "[между 5 и 10 июня 1935 г.]"},
        EditorialCase{"[между 28 мая и 3 июня 1935 г.]", "1935-05-28", "1935-06-03", "[между 28 мая и 3 июня 1935 г.]"},
        EditorialCase{"(ранее 4 мая 1918 года)", "-", "1918-05-04", "(ранее 4 мая 1918 года)"},
        EditorialCase{"Не позднее 22 августа 1935 г.", "-", "1935-08-22", "Не позднее 22 августа 1935 г."},
        EditorialCase{"Не ранее 22 августа 1935 г.", "1935-08-22", "-", "Не ранее 22 августа 1935 г."},
        EditorialCase{"Написано 20 апреля 1918 г.", "1918-04-20", "1918-04-20", "Написано 20 апреля 1918 г."},
        EditorialCase{"(лето 1951 года)", "1951-06-01", "1951-08-31", "(лето 1951 года)"},
        EditorialCase{"[зима 1951 г.]", "1950-12-01", "1952-02-29", "[зима 1951 г.]"},
        EditorialCase{"Сочи [начало сентября 1935 г.] Кагановичу", "1935-09-01", "1935-09-10",
                      "[начало сентября 1935 г.]"},
        EditorialCase{"[конец февраля 1936 г.]", "1936-02-21", "1936-02-29", "[конец февраля 1936 г.]"}));

INSTANTIATE_TEST_SUITE_P(
    English, FindEditorialDate,
    testing::Values(
        EditorialCase{"[between June 5 and 10, 1935]", "1935-06-05", "1935-06-10", "[between June 5 and 10, 1935]"},
        EditorialCase{"Not later than August 22, 1935", "-", "1935-08-22", "Not later than August 22, 1935"},
        EditorialCase{"[before May 4, 1918]", "-", "1918-05-04", "[before May 4, 1918]"},
        EditorialCase{"[summer of 1951]", "1951-06-01", "1951-08-31", "[summer of 1951]"},
        EditorialCase{"[mid June 1951]", "1951-06-11", "1951-06-20", "[mid June 1951]"}));

TEST(FindEditorialDate, LeavesSentencesAlone)
{
    for (const char* text : {"После 5 июня 1935 г. положение изменилось.", "between 5 and 10 June 1935 the price rose",
                             "before May 4, 1918", "13 июня 1951 г.", "[13 июня 1951 г.]", "между нами",
                             "[между строк]", "лето 1951 года", "", "[", "[ранее", "[между 45 и 10 июня 1935 г.]"}) {
        EXPECT_FALSE(find_editorial_date(text)) << text;
    }
}

using namespace testing_pages;

TEST(EditorialDate, IsNoDateOfThePaper)
{
    const Telegram telegram = telegram_of(R"(                    ШИФРТЕЛЕГРАММА
[не позднее 22 августа 1935 г.]
Сочи. Тов. Сталину.

     Просим сообщить Ваше мнение о проекте договора, который мы
посылаем завтра с нарочным.
                                             Молотов
)");
    const auto& date = telegram.message.header.date;
    ASSERT_TRUE(date);
    EXPECT_FALSE(date->iso);
    EXPECT_FALSE(date->not_before);
    EXPECT_EQ(date->not_after, "1935-08-22");
    EXPECT_EQ(date->bounds_from, BoundsOrigin::Editor);
}

TEST(EditorialDate, MakesRoomForTheDateOfThePaper)
{
    const Telegram telegram = telegram_of(R"(                    ШИФРТЕЛЕГРАММА
[не позднее 22 августа 1935 г.]
Сочи. Тов. Сталину.

     Просим сообщить Ваше мнение о проекте договора, который мы
посылаем завтра с нарочным.

21.VIII.35                                   Молотов
)");
    ASSERT_TRUE(telegram.message.header.date);
    EXPECT_EQ(telegram.message.header.date->iso, "1935-08-21");
    ASSERT_EQ(telegram.message.header.times.size(), 1U);
    EXPECT_EQ(telegram.message.header.times[0].not_after, "1935-08-22");
}

}  // namespace
}  // namespace depesha
