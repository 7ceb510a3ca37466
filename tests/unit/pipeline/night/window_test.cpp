// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/window.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <string>

namespace depesha {
namespace {

using namespace std::chrono_literals;
using std::chrono::system_clock;

TEST(ClockTime, IsReadAsHoursAndMinutes)
{
    EXPECT_EQ(parse_clock_time("06:00"), 360min);
    EXPECT_EQ(parse_clock_time("6:05"), 365min);
    EXPECT_EQ(parse_clock_time("00:00"), 0min);
    EXPECT_EQ(parse_clock_time("23:59"), 1439min);
}

TEST(ClockTime, IsNothingElse)
{
    for (const char* const text : {"", ":", "6", "06", "06:0", "06:000", "24:00", "06:60", "-1:00", "06:-1", "a6:00",
                                   "06:00 ", " 06:00", "006:00", "06.00", "06:00:00"}) {
        EXPECT_FALSE(parse_clock_time(text)) << text;
    }
}

class NextTimeOfDay : public testing::Test {
protected:
    NextTimeOfDay()
    {
        ::setenv("TZ", "Europe/Berlin", 1);  // 2026: summer time from 29 March to 25 October
        ::tzset();
    }
    ~NextTimeOfDay() override
    {
        if (before_) {
            ::setenv("TZ", before_->c_str(), 1);
        } else {
            ::unsetenv("TZ");
        }
        ::tzset();
    }

    static system_clock::time_point local(int month, int day, int hour, int minute)
    {
        std::tm time = {};
        time.tm_year = 126;
        time.tm_mon = month - 1;
        time.tm_mday = day;
        time.tm_hour = hour;
        time.tm_min = minute;
        time.tm_isdst = -1;
        return system_clock::from_time_t(std::mktime(&time));
    }

private:
    std::optional<std::string> before_ =
        std::getenv("TZ") != nullptr ? std::optional<std::string>(std::getenv("TZ")) : std::nullopt;
};

TEST_F(NextTimeOfDay, IsTodayOrElseTomorrow)
{
    EXPECT_EQ(next_time_of_day(6h, local(7, 1, 5, 59)), local(7, 1, 6, 0));
    EXPECT_EQ(next_time_of_day(6h, local(7, 1, 6, 0)), local(7, 2, 6, 0));
    EXPECT_EQ(next_time_of_day(6h, local(7, 31, 22, 0)), local(8, 1, 6, 0));
    EXPECT_EQ(next_time_of_day(0h, local(12, 31, 23, 59)) - local(12, 31, 23, 59), 1min);
}

TEST_F(NextTimeOfDay, IsWhatTheClockShowsAlsoInNightsInWhichItIsPut)
{
    EXPECT_EQ(next_time_of_day(6h, local(3, 28, 22, 0)) - local(3, 28, 22, 0), 7h) << "an hour is left out";
    EXPECT_EQ(next_time_of_day(6h, local(10, 24, 22, 0)) - local(10, 24, 22, 0), 9h) << "an hour comes twice";
}

}  // namespace
}  // namespace depesha
