// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/watch.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

using std::chrono::seconds;

const Watch::Time start{};
const Work one{Work::Kind::Page, {"1.tif", 0}};
const Work two{Work::Kind::Page, {"2.tif", 0}};
const Work file{Work::Kind::File, {"2.tif", 0}};

TEST(Watch, KnowsWhatIsAtWorkAtWhichStageSinceWhen)
{
    Watch watch;
    watch.take(WorkBegun{one, Stage::Read, 10.0}, start);
    watch.take(WorkBegun{two, Stage::Read, 10.0}, start + seconds(2));
    watch.take(WorkBegun{file, Stage::List, 10.0}, start + seconds(3));
    watch.take(WorkAt{two, Stage::Recognize}, start + seconds(4));
    watch.take(WorkEnded{file}, start + seconds(4));
    const auto works = watch.at_work(start + seconds(5));
    ASSERT_EQ(works.size(), 2U);
    EXPECT_EQ(works[0].work, one) << "what takes longest comes first";
    EXPECT_EQ(works[0].elapsed, seconds(5));
    EXPECT_EQ(works[1].stage, Stage::Recognize);
    EXPECT_EQ(works[1].elapsed, seconds(3)) << "all its stages together";
}

TEST(Watch, FindsOverdueOnlyWhatIsOverItsLimit)
{
    Watch watch;
    watch.take(WorkBegun{one, Stage::Read, 10.0}, start);
    EXPECT_FALSE(watch.at_work(start + seconds(10)).front().is_overdue());
    EXPECT_TRUE(watch.at_work(start + seconds(11)).front().is_overdue());
    watch.take(WorkEnded{one}, start + seconds(12));
    EXPECT_TRUE(watch.at_work(start + seconds(99)).empty());
}

TEST(Watch, RemembersTheSlowestPageAndNoFile)
{
    Watch watch;
    EXPECT_EQ(watch.slowest_page(), seconds(0));
    watch.take(WorkBegun{file, Stage::List, 99.0}, start);
    watch.take(WorkBegun{one, Stage::Read, 99.0}, start);
    watch.take(WorkBegun{two, Stage::Read, 99.0}, start);
    watch.take(WorkEnded{two}, start + seconds(7));
    watch.take(WorkEnded{one}, start + seconds(3));
    watch.take(WorkEnded{file}, start + seconds(50));
    EXPECT_EQ(watch.slowest_page(), seconds(7));
}

TEST(Watch, LetsAnEndWithoutABeginningPass)
{
    Watch watch;
    watch.take(WorkEnded{one}, start);
    watch.take(WorkAt{one, Stage::Deliver}, start);
    EXPECT_TRUE(watch.at_work(start).empty());
}

}  // namespace
}  // namespace depesha
