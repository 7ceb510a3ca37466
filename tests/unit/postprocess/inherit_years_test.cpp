// SPDX-License-Identifier: Apache-2.0
#include "postprocess/inherit_years.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

Date date_of(const char* iso)
{
    Date date;
    date.iso = iso;
    return date;
}

Telegram dated(const char* iso, const char* file = "0031.jpg")
{
    Telegram telegram;
    telegram.pages.push_back({{file, 0}, {}, {}, 300.0});
    telegram.message.header.date = date_of(iso);
    return telegram;
}

/// "from to origin" of the first telegram's date.
std::string bounds_of(std::vector<Telegram> telegrams)
{
    inherit_years(telegrams);
    const Date& date = *telegrams.front().message.header.date;
    return date.not_before.value_or("-") + ' ' + date.not_after.value_or("-") + ' ' +
           std::string(to_string(date.bounds_from));
}

TEST(InheritYears, FromAnotherDateOfTheRecord)
{
    Telegram telegram = dated("--12-30T21:00");
    Time received;
    received.iso = "1953-01-02T07:21";
    telegram.message.header.times.push_back(received);
    EXPECT_EQ(bounds_of({telegram}), "1952-12-30 1952-12-30 page");
}

TEST(InheritYears, FromNoDateFarAway)
{
    Telegram telegram = dated("--06-30");
    Time received;
    received.iso = "1953-01-02";
    telegram.message.header.times.push_back(received);
    EXPECT_EQ(bounds_of({telegram}), "- - editor");
}

TEST(InheritYears, FromTheNameOfAFolder)
{
    EXPECT_EQ(bounds_of({dated("--06-13", "fond-45/1951/0031.jpg")}), "1951-06-13 1951-06-13 path");
    EXPECT_EQ(bounds_of({dated("--06-13", "1950-1952 гг./delo-7/0031.jpg")}), "1950-06-13 1952-06-13 path");
    EXPECT_EQ(bounds_of({dated("--06-13", "за 1951 год/0031.jpg")}), "1951-06-13 1951-06-13 path");
}

TEST(InheritYears, FromNoOtherFigureOfAPath)
{
    for (const char* file : {"delo-1951/0031.jpg", "1951.jpg", "box 1951 a/1.jpg", "2951/1.jpg", "1952-1950/1.jpg"}) {
        EXPECT_EQ(bounds_of({dated("--06-13", file)}), "- - editor") << file;
    }
}

TEST(InheritYears, FromTheSpanOfTheFolder)
{
    EXPECT_EQ(bounds_of({dated("--06-13"), dated("1951-05-02"), dated("1951-05-30"), dated("1951-07-01")}),
              "1951-06-13 1951-06-13 folder");
    EXPECT_EQ(bounds_of({dated("--06-13"), dated("1950-01-02"), dated("1951-05-30"), dated("1952-07-01")}),
              "1950-06-13 1952-06-13 folder");
    EXPECT_EQ(bounds_of({dated("--12-13"), dated("1951-05-02"), dated("1951-05-30"), dated("1951-07-01")}),
              "- - editor");
    EXPECT_EQ(bounds_of({dated("--06-13"), dated("1951-05-02"), dated("1951-07-01")}), "- - editor");
}

TEST(InheritYears, OfNoDateThatTellsItsYearOrNoMonth)
{
    EXPECT_EQ(bounds_of({dated("1951-06-13", "1952/1.jpg")}), "- - editor");
    EXPECT_EQ(bounds_of({dated("---13T12:10", "1952/1.jpg")}), "- - editor");
}

}  // namespace
}  // namespace depesha
