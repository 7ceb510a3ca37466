// SPDX-License-Identifier: Apache-2.0
#include "pipeline/log.h"
#include "pipeline/progress.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <sstream>
#include <string>

namespace depesha {
namespace {

using std::chrono::seconds;

TEST(ProgressLine, TellsPagesSpeedFailuresAndTimeLeft)
{
    EXPECT_EQ(progress_line({100, 18, 2, 0}, seconds(60)),
              "20 of 100 pages, 2 failed, 20.0 pages/min, about 4 min left");
    EXPECT_EQ(progress_line({10'000, 20, 0, 5}, seconds(60)),
              "20 of 10000 pages (5 done before), 0 failed, 20.0 pages/min, about 8 h 19 min left");
    EXPECT_EQ(progress_line({10, 10, 0, 0}, seconds(10)), "10 of 10 pages, 0 failed, 60.0 pages/min");
}

TEST(ProgressLine, TellsNoSpeedBeforeThereIsOne)
{
    EXPECT_EQ(progress_line({100, 0, 0, 0}, seconds(0)), "0 of 100 pages, 0 failed");
}

/// What a log writes that is used so.
std::string logged(const std::function<void(Log&)>& use)
{
    char* bytes = nullptr;
    std::size_t count = 0;
    std::FILE* const stream = open_memstream(&bytes, &count);
    {
        Log log(stream);
        use(log);
    }
    std::fclose(stream);
    std::string text(bytes, count);
    std::free(bytes);  // NOLINT: open_memstream wants it
    return text;
}

TEST(Log, WritesOneLineForOneSentenceWhateverIsInIt)
{
    const std::string text = logged([](Log& log) {
        log.warning("дело\n1\x1b[2J.jpg#0 failed");
        log.stand("not on a terminal");
    });
    EXPECT_EQ(text.substr(19), " warning дело?1?[2J.jpg#0 failed\n");
}

TEST(Log, NamesThePageOfALine)
{
    const std::string text = logged([](Log& log) { log.info({{"a b/1.tif", 2}, Stage::Deliver}, "done: 4 lines"); });
    EXPECT_EQ(text.substr(19), " info    a b/1.tif#2 done: 4 lines\n");
}

TEST(Log, WritesOneJsonObjectALineWhereProgramsRead)
{
    const std::string text = logged([](Log& log) {
        log.set_format(LogFormat::Json);
        log.warning({{"дело «2»\n\"/1.tif", 2}, Stage::Read}, "failed (read): \xff torn");
        log.info("Pages: 1 read.");
    });
    std::istringstream lines(text);
    std::string line;
    ASSERT_TRUE(std::getline(lines, line));
    const auto first = nlohmann::json::parse(line);
    EXPECT_EQ(first["level"], "warning");
    EXPECT_EQ(first["page"], "дело «2»\n\"/1.tif#2");
    EXPECT_EQ(first["stage"], "read");
    EXPECT_EQ(first["message"], "failed (read): \xEF\xBF\xBD torn");
    EXPECT_EQ(first["time"].get<std::string>().at(10), 'T');
    ASSERT_TRUE(std::getline(lines, line));
    const auto second = nlohmann::json::parse(line);
    EXPECT_EQ(second["message"], "Pages: 1 read.");
    EXPECT_FALSE(second.contains("page"));
    EXPECT_FALSE(std::getline(lines, line));
}

TEST(ProgressInTheLog, IsOneLineAMinuteWhereThereIsNoTerminal)
{
    const std::string text = logged([](Log& log) {
        const Progress::Time start{};
        Progress progress(log, start);
        for (int second = 0; second <= 150; ++second) {
            progress.tell({100, second, 0, 0}, start + seconds(second));
        }
    });
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
    EXPECT_NE(text.find("60 of 100 pages"), std::string::npos);
}

}  // namespace
}  // namespace depesha
