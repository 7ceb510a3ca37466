// SPDX-License-Identifier: Apache-2.0
#include "pipeline/log.h"
#include "pipeline/progress.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
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

TEST(Log, WritesOneLineForOneSentenceWhateverIsInIt)
{
    char* bytes = nullptr;
    std::size_t count = 0;
    std::FILE* const stream = open_memstream(&bytes, &count);
    {
        Log log(stream);
        log.warning("дело\n1\x1b[2J.jpg#0 failed");
        log.stand("not on a terminal");
    }
    std::fclose(stream);
    const std::string text(bytes, count);
    std::free(bytes);  // NOLINT: open_memstream wants it
    EXPECT_EQ(text.substr(19), " warning дело?1?[2J.jpg#0 failed\n");
}

}  // namespace
}  // namespace depesha
