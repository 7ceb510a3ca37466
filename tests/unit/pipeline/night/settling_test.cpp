// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/settling.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <sys/stat.h>

namespace depesha {
namespace {

using namespace std::chrono_literals;
using namespace testing_aid;
using State = Settling::State;
using std::chrono::nanoseconds;
using std::chrono::seconds;

/// A folder that is copied into, and clocks that stand still until they are moved.
class HotFolder : public testing::Test {
protected:
    HotFolder()
    {
        put(scan_, "END");
        wall_ = touched();
    }

    [[nodiscard]] Settling settling(seconds settle) const
    {
        return {settle,
                [](const std::filesystem::path& file) { return bytes_of(file).ends_with("END"); },
                {[this] { return wall_; }, [this] { return steady_; }}};
    }

    void pass(seconds time)
    {
        wall_ += nanoseconds(time).count();
        steady_ += time;
    }

    void write_on(const std::string& bytes) const
    {
        std::ofstream(scan_, std::ios::binary | std::ios::app) << bytes;
        set_modified_second(++written_at_);
    }

    void set_modified_second(std::int64_t second) const
    {
        const std::array<timespec, 2> times{timespec{second, 0}, timespec{second, 0}};
        ASSERT_EQ(::utimensat(AT_FDCWD, scan_.c_str(), times.data(), 0), 0);
    }

    TemporaryFolder root_;
    std::filesystem::path scan_ = root_ / "in/1.tif";

    /// When the scan was touched last, by the file system's clock, which no test can set.
    [[nodiscard]] std::int64_t touched() const
    {
        return std::max(sight_of(scan_)->changed_nanoseconds, sight_of(scan_)->modified_nanoseconds);
    }

    mutable std::int64_t written_at_ = 1;
    std::int64_t wall_ = 0;
    std::chrono::steady_clock::time_point steady_{1000s};
};

TEST_F(HotFolder, WaitsUntilAScanHasBeenStillLongEnough)
{
    Settling settling = this->settling(60s);
    EXPECT_EQ(settling.look(scan_), State::Moving);
    pass(59s);
    EXPECT_EQ(settling.look(scan_), State::Moving);
    pass(1s);
    EXPECT_EQ(settling.look(scan_), State::Still);
}

TEST_F(HotFolder, TakesAtOnceWhatLayThereLong)
{
    wall_ += nanoseconds(60s).count();
    EXPECT_EQ(settling(60s).look(scan_), State::Still);
    EXPECT_EQ(settling(61s).look(scan_), State::Moving);
}

TEST_F(HotFolder, HeedsTheInodeWhereACopierKeepsTheOldTime)
{
    set_modified_second(1);
    wall_ = touched();
    EXPECT_EQ(settling(60s).look(scan_), State::Moving);
}

TEST_F(HotFolder, BeginsAnewWithEveryChange)
{
    Settling settling = this->settling(60s);
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(settling.look(scan_), State::Moving);
        pass(50s);
        write_on("more END");
    }
    EXPECT_EQ(settling.look(scan_), State::Moving);
    pass(60s);
    EXPECT_EQ(settling.look(scan_), State::Still);
}

TEST_F(HotFolder, BelievesAChangeThatItSawMoreThanAClockThatIsSlow)
{
    wall_ += nanoseconds(10s).count();
    Settling settling = this->settling(60s);
    EXPECT_EQ(settling.look(scan_), State::Moving);
    pass(30s);
    write_on("more END");
    wall_ += nanoseconds(24h).count();  // the file server's clock seems a day behind
    EXPECT_EQ(settling.look(scan_), State::Moving);
    pass(60s);
    EXPECT_EQ(settling.look(scan_), State::Still);
}

TEST_F(HotFolder, LooksTwiceWhereTheTimesLieInTheFuture)
{
    wall_ -= nanoseconds(24h).count();
    Settling settling = this->settling(60s);
    EXPECT_EQ(settling.look(scan_), State::Moving);
    pass(59s);
    EXPECT_EQ(settling.look(scan_), State::Moving);
    pass(1s);
    EXPECT_EQ(settling.look(scan_), State::Still);
}

TEST_F(HotFolder, WaitsAnHourForAnEndThatIsMissing)
{
    write_on("broken off");
    wall_ = touched() + nanoseconds(60s).count();
    Settling settling = this->settling(60s);
    EXPECT_EQ(settling.look(scan_), State::EndMissing);
    pass(3539s);
    EXPECT_EQ(settling.look(scan_), State::EndMissing);
    pass(1s);
    EXPECT_EQ(settling.look(scan_), State::Still) << "a damaged scan";
}

TEST_F(HotFolder, TakesAScanWhoseCopyingGoesOnAndEnds)
{
    write_on("broken off");
    wall_ = touched() + nanoseconds(60s).count();
    Settling settling = this->settling(60s);
    EXPECT_EQ(settling.look(scan_), State::EndMissing);
    write_on("END");
    EXPECT_EQ(settling.look(scan_), State::Moving);
    pass(60s);
    EXPECT_EQ(settling.look(scan_), State::Still);
}

TEST_F(HotFolder, TakesEverythingWhereNothingIsToSettle)
{
    write_on("broken off");
    EXPECT_EQ(settling(0s).look(scan_), State::Still);
}

TEST_F(HotFolder, LeavesWhatCannotBeReadToTheReader)
{
    EXPECT_EQ(settling(60s).look(root_ / "in/nothing.tif"), State::Still);
    wall_ += nanoseconds(60s).count();
    Settling settling(60s, [](const std::filesystem::path&) -> bool { throw std::runtime_error("unreadable"); },
                      {[this] { return wall_; }, [this] { return steady_; }});
    EXPECT_EQ(settling.look(scan_), State::Still);
}

TEST_F(HotFolder, SurvivesTimesThatNoClockTells)
{
    for (const std::int64_t second : {-2'000'000'000L, 9'900'000'000L, 15'000'000'000L}) {
        set_modified_second(second);
        EXPECT_EQ(settling(60s).look(scan_), State::Moving);
    }
}

TEST_F(HotFolder, IsPutOffByTheList)
{
    put(root_ / "in/2.tif", "END");
    put(root_ / "in/3.tif", "END");
    put(root_ / "in/4.tif", "END");
    ScanList scans;
    ScanFolder folder;
    for (const char* const name : {"1.tif", "2.tif", "3.tif", "4.tif"}) {
        folder.scans.push_back({name, root_ / ("in/" + std::string(name)), name});
    }
    folder.scans[3].selected = false;
    scans.folders.push_back(folder);
    Journal journal(":memory:");
    const FileSight sight = *sight_of(root_ / "in/2.tif");
    journal.note_file("", {"2.tif", sight.bytes, sight.modified_nanoseconds, "hash", 1, {}});
    const FileSight other = *sight_of(root_ / "in/3.tif");
    journal.note_file("", {"3.tif", other.bytes + 1, other.modified_nanoseconds, "hash", 1, {}});
    Settling settling = this->settling(60s);
    const auto waiting = set_aside_unsettled(scans, settling, journal);
    ASSERT_EQ(waiting.size(), 2U);
    EXPECT_EQ(waiting[0].file, "1.tif");
    EXPECT_EQ(waiting[1].file, "3.tif") << "replaced by another of the same name";
    EXPECT_EQ(waiting[1].state, State::Moving);
    ASSERT_EQ(scans.folders[0].scans.size(), 2U);
    EXPECT_EQ(scans.folders[0].scans[0].file, "2.tif") << "known as it is";
    EXPECT_EQ(scans.folders[0].scans[1].file, "4.tif") << "not asked for";
    EXPECT_NE(unsettled_reason(State::Moving), unsettled_reason(State::EndMissing));
}

}  // namespace
}  // namespace depesha
