// SPDX-License-Identifier: Apache-2.0
#include "postprocess/parse_date.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace depesha {
namespace {

struct DateCase {
    const char* text;
    const char* iso;
    const char* span;
};

void PrintTo(const DateCase& c, std::ostream* out)
{
    *out << c.text;
}

class FindDate : public testing::TestWithParam<DateCase> {};

TEST_P(FindDate, TellsDayTimeAndPlaceInTheLine)
{
    const auto found = find_date(GetParam().text);
    ASSERT_TRUE(found);
    EXPECT_EQ(to_iso(found->when), GetParam().iso);
    EXPECT_EQ(text_at(GetParam().text, found->span), GetParam().span);
}

INSTANTIATE_TEST_SUITE_P(
    Russian, FindDate,
    testing::Values(DateCase{"13/VI — 32 г.  Каганович.", "1932-06-13", "13/VI — 32 г."},
                    DateCase{"19/VIII. 32.", "1932-08-19", "19/VIII. 32"},
                    DateCase{"Из Москвы 11. IX. 35 г. в 0 час. 42 мин.   Вх. № 47.", "1935-09-11T00:42",
                             "11. IX. 35 г. в 0 час. 42 мин."},
                    DateCase{"24.III.50", "1950-03-24", "24.III.50"},
                    DateCase{"31.8.50 11:32", "1950-08-31T11:32", "31.8.50 11:32"},
                    DateCase{"26.09.1930", "1930-09-26", "26.09.1930"},
                    DateCase{"Получена 31.8 17:27", "--08-31T17:27", "31.8 17:27"},
                    DateCase{"5 мая 1920 года", "1920-05-05", "5 мая 1920 года"},
                    DateCase{"5-го мая 1920 года", "1920-05-05", "5-го мая 1920 года"},
                    DateCase{"«13» июня 1951 г.", "1951-06-13", "13» июня 1951 г."},
                    DateCase{"Из ОСЛО № 7 9 час. 05 мин. 2.IV.53", "1953-04-02T09:05", "9 час. 05 мин. 2.IV.53"},
                    DateCase{"Подана 12.2.49 в 17.20", "1949-02-12T17:20", "12.2.49 в 17.20"},
                    DateCase{"Принята 12.2.49 в 09.02", "1949-02-12T09:02", "12.2.49 в 09.02"},
                    DateCase{"Отправлена 13-40 5.III.1937 г.", "1937-03-05T13:40", "13-40 5.III.1937 г."},
                    DateCase{"на расшифрование 5.III.1937 г. ч. 17 м. 02", "1937-03-05T17:02",
                             "5.III.1937 г. ч. 17 м. 02"},
                    DateCase{"18 июня 1919 г., 3 часа утра", "1919-06-18T03:00", "18 июня 1919 г., 3 часа утра"},
                    DateCase{"11 июня 1919 г., 5 часов вечера", "1919-06-11T17:00", "11 июня 1919 г., 5 часов вечера"},
                    DateCase{"На № 195 от 11.VIII.", "--08-11", "11.VIII."},
                    DateCase{"послано 22.VI с.г. за № 6613", "--06-22", "22.VI с.г."},
                    DateCase{"Москва, б декабря 1933 г.", "1933-12-06", "б декабря 1933 г."},
                    DateCase{"Уфа, 8.X.43 г.", "1943-10-08", "8.X.43 г."}));

INSTANTIATE_TEST_SUITE_P(
    English, FindDate,
    testing::Values(DateCase{"October 14, 1950", "1950-10-14", "October 14, 1950"},
                    DateCase{"14 May 1950", "1950-05-14", "14 May 1950"},
                    DateCase{"Sent by wire on 10/14/50 at 03:15 a.m.", "1950-10-14T03:15", "10/14/50 at 03:15 a.m."},
                    DateCase{"Date: 25/X/1962", "1962-10-25", "25/X/1962"},
                    DateCase{"January 12, 1951—9 p. m.", "1951-01-12T21:00", "January 12, 1951—9 p. m."},
                    DateCase{"Rome, March 22, 1952, 1753Z", "1952-03-22T17:53Z", "March 22, 1952, 1753Z"},
                    DateCase{"NO: 1040, January 15, 9 p.m.", "--01-15T21:00", "January 15, 9 p.m."},
                    DateCase{"May 4, noon", "--05-04T12:00", "May 4, noon"},
                    DateCase{"May 4, 1949--midnight", "1949-05-04T24:00", "May 4, 1949--midnight"},
                    DateCase{"P 062329Z DEC 78", "1978-12-06T23:29Z", "062329Z DEC 78"},
                    DateCase{"Recd. 241100 Sep 45.", "1945-09-24T11:00", "241100 Sep 45"},
                    DateCase{"D. 6.10 p.m. 6th May, 1948", "1948-05-06T18:10", "6.10 p.m. 6th May, 1948"},
                    DateCase{"D. 18.05 hours, 3rd March, 1953", "1953-03-03T18:05", "18.05 hours, 3rd March, 1953"},
                    DateCase{"REC'D 1511Z 2 JULY 53", "1953-07-02T15:11Z", "1511Z 2 JULY 53"},
                    DateCase{"11 FEB 55 IN 40577", "1955-02-11", "11 FEB 55"},
                    DateCase{"12:15 a.m., June 1, 1950", "1950-06-01T00:15", "12:15 a.m., June 1, 1950"}));

INSTANTIATE_TEST_SUITE_P(
    Damaged, FindDate,
    testing::Values(DateCase{"23.П.51", "1951-02-23", "23.П.51"}, DateCase{"9.1У.53", "1953-04-09", "9.1У.53"},
                    DateCase{"16.УП.45 г.", "1945-07-16", "16.УП.45 г."},
                    DateCase{"27 xl 63", "1963-11-27", "27 xl 63"}, DateCase{"12.Х1.48", "1948-11-12", "12.Х1.48"},
                    DateCase{"2З.VI.5О г.", "1950-06-23", "2З.VI.5О г."},
                    DateCase{"О час. 10 мин. 5.V.36 г.", "1936-05-05T00:10", "О час. 10 мин. 5.V.36 г."},
                    DateCase{"4.VI.50r.", "1950-06-04", "4.VI.50r."},
                    DateCase{"28 дскабря 1944 г.", "1944-12-28", "28 дскабря 1944 г."},
                    DateCase{"April 27, 1951--6249 D. m.", "1951-04-27T18:49", "April 27, 1951--6249 D. m."},
                    DateCase{"Re. 7.35 pem. 6th May, 1948", "1948-05-06T19:35", "7.35 pem. 6th May, 1948"},
                    DateCase{"18 |час. 30 мин. 3.V.51", "1951-05-03T18:30", "18 |час. 30 мин. 3.V.51"},
                    DateCase{"REC'D 15112 2 JULY 53", "1953-07-02T15:11Z", "15112 2 JULY 53"},
                    DateCase{"O 050840Z MAR 78", "1978-03-05T08:40Z", "050840Z MAR 78"},
                    DateCase{"0ctober 7, 1950", "1950-10-07", "0ctober 7, 1950"}));

TEST(FindDates, TrustsDamageLess)
{
    EXPECT_DOUBLE_EQ(find_date("23.II.51")->confidence, 1.0);
    EXPECT_LT(find_date("23.П.51")->confidence, 0.95);
    EXPECT_LT(find_date("2З.УП.5О")->confidence, find_date("23.УП.50")->confidence);
}

TEST(FindDates, FindsEveryDateOfALine)
{
    const auto found = find_dates("6th May, 1948 R. 7.35 p.m. 7th May, 1948");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(to_iso(found[0].when), "1948-05-06");
    EXPECT_EQ(to_iso(found[1].when), "1948-05-07T19:35");
}

TEST(FindDates, KeepsATimeThatStandsAlone)
{
    const auto found = find_dates("Time: 16:45");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(found.front().when.has_date());
    EXPECT_EQ(found.front().when.hour, 16);
    EXPECT_EQ(to_iso(found.front().when), "");
}

TEST(FindDates, TellsTheOtherReadingWhereSignsAllowTwo)
{
    const auto american = find_date("Received on 5/6/50 at 3:10 a.m.");
    ASSERT_TRUE(american && american->otherwise);
    EXPECT_EQ(to_iso(american->when), "1950-05-06T03:10");
    EXPECT_EQ(to_iso(*american->otherwise), "1950-06-05T03:10");
}

TEST(FindDates, ReadsElevenAsTheStyleOfTheDateAsks)
{
    EXPECT_EQ(to_iso(find_date("7.11.50 9:05")->when), "1950-11-07T09:05");
    EXPECT_EQ(to_iso(find_date("18 час. 30 мин. 23.11.51")->when), "1951-02-23T18:30");
    EXPECT_EQ(to_iso(find_date("23.11.51 КАРЕЛИН")->when), "1951-02-23");
    const auto eleven = find_date("7.11.50 9:05");
    ASSERT_TRUE(eleven->otherwise);
    EXPECT_EQ(to_iso(*eleven->otherwise), "1950-02-07T09:05");
    EXPECT_LT(eleven->confidence, 1.0);
}

TEST(FindDates, FindsNoneWhereNoneStand)
{
    for (const char* text :
         {"", "№ 12.5.51", "31.02.1950", "32.VI.50", "№ 10/с - 512/ш", "ф. 45, оп. 1, д. 339, л. 31-32", "16.200 тонн",
          "1-3 тт. членам коллегии, 4 1-й Европ. отдел", "756D56/2-2859", "may 3 men", "МИГ-15", "с 1:5000",
          "двух-трех авиадивизий МИГ-9", "24.XIII.50", "Лот 5/12"}) {
        const auto found = find_dates(text);
        EXPECT_TRUE(std::none_of(found.begin(), found.end(), [](const FoundDate& d) { return d.when.has_date(); }))
            << text;
    }
}

TEST(ParseDate, TakesWholeTextsOnly)
{
    EXPECT_EQ(to_iso(parse_date(" 13.VI.51 г.")->when), "1951-06-13");
    EXPECT_FALSE(parse_date("13.VI.51 РОЩИН"));
    EXPECT_FALSE(parse_date("Уфа, 8.X.43 г."));
    EXPECT_FALSE(parse_date("16:45"));
}

TEST(ToIso, LeavesOutWhatIsNotKnown)
{
    DateTime when;
    EXPECT_EQ(to_iso(when), "");
    when.day = 3;
    EXPECT_EQ(to_iso(when), "---03");
    when.month = 5;
    EXPECT_EQ(to_iso(when), "--05-03");
    when.hour = 7;
    EXPECT_EQ(to_iso(when), "--05-03T07:00");
}

TEST(Joined, TakesTheTimeOfOneForTheDayOfTheOther)
{
    const DateTime day = find_date("April 23, 1955")->when;
    const DateTime time = find_dates("11:23 a.m.").front().when;
    EXPECT_EQ(to_iso(*joined(day, time)), "1955-04-23T11:23");
    EXPECT_EQ(joined(day, time), joined(time, day));
    EXPECT_FALSE(joined(day, day));
    EXPECT_FALSE(joined(time, time));
}

}  // namespace
}  // namespace depesha
