// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/vigil.h"
#include "pipeline/night/window.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

using namespace std::chrono_literals;
using namespace testing_aid;
using std::chrono::system_clock;

class VigilOverARun : public testing::Test {
protected:
    [[nodiscard]] Vigil vigil()
    {
        return Vigil(options_, root_.path(), log_, [this] { return now_; });
    }

    /// A child in which the slowest page took so long.
    static Watch watch_with(std::chrono::seconds slowest)
    {
        const Work page{Work::Kind::Page, {"1.tif", 0}};
        Watch watch;
        watch.take(WorkBegun{page, Stage::Read, 99.0}, {});
        watch.take(WorkEnded{page}, Watch::Time(slowest));
        return watch;
    }

    VigilOverARun() { options_.reserve_mb = 0; }

    BatchOptions options_;
    TemporaryFolder root_;
    Log log_{nullptr};
    system_clock::time_point now_ = system_clock::now();
};

TEST_F(VigilOverARun, FindsNoReasonToStopWhereThereIsNone)
{
    Vigil calm = vigil();
    EXPECT_FALSE(calm.should_stop(watch_with(1h)));
    EXPECT_EQ(calm.sentence(), "");
}

TEST_F(VigilOverARun, StopsInTimeForThePagesAtWorkToEndBeforeTheWindowCloses)
{
    options_.until = "06:00";
    const system_clock::time_point six = next_time_of_day(6h, now_);
    now_ = six - 2h;
    Vigil night = vigil();
    EXPECT_FALSE(night.should_stop(watch_with(10s)));
    now_ = six - 60s;
    EXPECT_FALSE(night.should_stop(watch_with(10s)));
    now_ = six - 24s;
    EXPECT_TRUE(night.should_stop(watch_with(10s))) << "twice the slowest page, and the end";
    EXPECT_EQ(night.reason(), Vigil::Reason::Window);
    EXPECT_NE(night.sentence().find("06:00"), std::string::npos);
}

TEST_F(VigilOverARun, StopsAtTheReserveOfTheDisk)
{
    options_.reserve_mb = 100'000'000;
    Vigil night = vigil();
    EXPECT_TRUE(night.should_stop({}));
    EXPECT_EQ(night.reason(), Vigil::Reason::Disk);
}

TEST_F(VigilOverARun, StopsWhenTheBrakeHolds)
{
    options_.brake_pages = 10;
    Vigil night = vigil();
    for (int page = 0; page < 3; ++page) {
        EXPECT_FALSE(night.should_stop({}));
        night.note(PageLost{{"1.tif", page}, Cause::Page});
    }
    EXPECT_TRUE(night.should_stop({}));
    EXPECT_EQ(night.reason(), Vigil::Reason::Brake);
    EXPECT_EQ(night.brake().failed().size(), 3U);
}

TEST_F(VigilOverARun, CountsThePagesOfOneChildAfterAnother)
{
    Vigil night = vigil();
    night.note(WorkerBegun{});
    night.note(Outlook{100, 7, 2});
    for (int page = 0; page < 40; ++page) {
        night.note(PageDelivered{{"1.tif", page}});
    }
    night.note(PageLost{{"2.tif", 0}, Cause::Page});
    night.note(WorkerBegun{});
    night.note(Outlook{60, 47, 3});
    night.note(PageDelivered{{"3.tif", 0}});
    EXPECT_EQ(night.tally().done, 41);
    EXPECT_EQ(night.tally().failed, 1);
    EXPECT_EQ(night.tally().expected, 101) << "41 were dealt with when the second began";
    EXPECT_EQ(night.tally().skipped, 7) << "what the first child did was not done before the run";
    EXPECT_EQ(night.tally().waiting, 2);
}

TEST_F(VigilOverARun, KeepsTheRemarks)
{
    Vigil night = vigil();
    night.note(Remark{"The scan changed."});
    EXPECT_EQ(night.remarks(), std::vector<std::string>{"The scan changed."});
}

}  // namespace
}  // namespace depesha
