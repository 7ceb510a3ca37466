// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/spoken.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

TEST(Spoken, GroupsFiguresAndTellsOneFromMany)
{
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(10000), "10,000");
    EXPECT_EQ(grouped(-1234567), "-1,234,567");
    EXPECT_EQ(grouped(-100), "-100");
    EXPECT_EQ(counted(1, "page", "pages"), "1 page");
    EXPECT_EQ(counted(0, "page", "pages"), "0 pages");
    EXPECT_EQ(counted(10000, "page", "pages"), "10,000 pages");
}

TEST(Spoken, TellsDurations)
{
    EXPECT_EQ(spoken_duration(0.4), "0 s");
    EXPECT_EQ(spoken_duration(59.4), "59 s");
    EXPECT_EQ(spoken_duration(59.6), "1 min 00 s");
    EXPECT_EQ(spoken_duration(200.0), "3 min 20 s");
    EXPECT_EQ(spoken_duration(28086.0), "7 h 48 min");
}

TEST(Spoken, TellsDayAndMomentAsTheyWereOnSite)
{
    EXPECT_EQ(spoken_day("2026-11-30T22:00:04+03:00"), "30 November 2026");
    EXPECT_EQ(spoken_moment("2026-12-01T05:48:10+03:00"), "1 December 2026, 05:48");
    EXPECT_EQ(spoken_moment("yesterday"), "yesterday");
    EXPECT_EQ(spoken_day(""), "");
}

TEST(Spoken, CountsSecondsInUniversalTime)
{
    EXPECT_EQ(unix_seconds("1970-01-01T00:00:00Z"), 0);
    EXPECT_EQ(unix_seconds("2026-12-01T05:48:10+03:00"), 1796093290);
    EXPECT_EQ(unix_seconds("2026-12-01T02:48:10Z"), 1796093290);
    EXPECT_EQ(unix_seconds("2026-11-30T21:18:10-05:30"), 1796093290);
}

TEST(Spoken, KnowsWhatIsNoMoment)
{
    for (const char* const text :
         {"", "2026-12-01", "2026-12-01T05:48:10", "2026-13-01T05:48:10Z", "2026-02-30T00:00:00Z",
          "2026-12-01T05:48:10+03:0", "2026-12-01T05:48:10+0300", "2026-12-01 05:48:10Z", "2026-12-01T99:48:10Z",
          "2026-12-01T05:48:10Zx", "2O26-12-01T05:48:10Z"}) {
        EXPECT_FALSE(unix_seconds(text).has_value()) << text;
    }
}

}  // namespace
}  // namespace depesha
