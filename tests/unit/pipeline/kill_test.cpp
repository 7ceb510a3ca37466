// SPDX-License-Identifier: Apache-2.0
// A run that is killed at any moment, or meets a full disk, goes on as if nothing had been.
#include "pipeline/errors.h"
#include "pipeline/journal.h"
#include "tests/unit/pipeline/fake_stages.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <set>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using namespace testing_aid;

class KilledRun : public testing::Test {
protected:
    KilledRun() { put_fake_scans(root_ / "in"); }

    pid_t start(const fs::path& out, const std::string& jobs, const std::string& max_file_bytes = {}) const
    {
        std::vector<std::string> words{FAKE_BATCH, root_ / "in", out, jobs, root_ / "calls"};
        if (!max_file_bytes.empty()) {
            words.push_back(max_file_bytes);
        }
        std::vector<char*> arguments;
        for (std::string& word : words) {
            arguments.push_back(word.data());
        }
        arguments.push_back(nullptr);
        pid_t child = 0;
        EXPECT_EQ(posix_spawn(&child, FAKE_BATCH, nullptr, nullptr, arguments.data(), environ), 0);
        return child;
    }

    /// A run of many pages that has delivered its first one and is far from its end.
    pid_t start_long(const fs::path& out) const
    {
        for (int scan = 100; scan < 250; ++scan) {
            put(root_ / "in" / (std::to_string(scan) + ".jpg"), fake_scan(std::to_string(scan), ""));
        }
        const pid_t child = start(out, "1");
        while (delivered(out).empty()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return child;
    }

    static int end_of(pid_t child)
    {
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

    /// The pages recognized since the last call.
    std::multiset<std::string> recognized() const
    {
        std::multiset<std::string> pages = lines_of(root_ / "calls");
        fs::remove(root_ / "calls");
        return pages;
    }

    /// Pages that the journal says were delivered; none while there is no journal yet.
    static std::set<std::string> delivered(const fs::path& out)
    {
        std::set<std::string> pages;
        try {
            Journal journal = Journal::for_reading(out / ".depesha/journal.db");
            for (const char* const folder : {"", "box", "опись 1/дело «2» [3]"}) {
                for (const FileRecord& file : journal.files_in(folder)) {
                    add_delivered(file, pages);
                }
            }
        } catch (const BatchError&) {
            pages.clear();
        }
        return pages;
    }

    static void add_delivered(const FileRecord& file, std::set<std::string>& pages)
    {
        for (const PageRecord& page : file.page_records) {
            if (page.state != PageState::Failed) {
                pages.insert(to_string(PageId{file.file, page.page}));
            }
        }
    }

    TemporaryFolder root_;
};

TEST_F(KilledRun, LeavesTheSameBytesAsAnUndisturbedOneAndDoesNoDeliveredPageTwice)
{
    ASSERT_EQ(end_of(start(root_ / "whole", "2")), 1);
    const std::string whole = listing_of(root_ / "whole");
    std::mt19937 random(4711);  // NOLINT: the same moments each time are as good as any
    std::uniform_int_distribution<int> moment(0, 250);
    int killed = 0;
    for (int round = 0; round < 12; ++round) {
        const fs::path out = root_ / ("out" + std::to_string(round));
        for (int blow = 0; blow < 3; ++blow) {
            const pid_t child = start(out, round % 2 == 0 ? "1" : "4");
            std::this_thread::sleep_for(std::chrono::milliseconds(moment(random)));
            kill(child, SIGKILL);
            killed += end_of(child) == -SIGKILL ? 1 : 0;
        }
        static_cast<void>(recognized());
        const std::set<std::string> before = delivered(out);
        ASSERT_EQ(end_of(start(out, "2")), 1);
        for (const std::string& page : recognized()) {
            EXPECT_FALSE(before.contains(page)) << page << " was delivered before";
        }
        EXPECT_EQ(listing_of(out), whole);
    }
    EXPECT_GT(killed, 12) << "the blows must fall while the run is at work";
}

TEST_F(KilledRun, EndsCleanlyOnATermSignalAndGoesOn)
{
    const pid_t child = start_long(root_ / "out");
    kill(child, SIGTERM);
    EXPECT_EQ(end_of(child), 143);
    ASSERT_EQ(end_of(start(root_ / "out", "2")), 1);
    ASSERT_EQ(end_of(start(root_ / "whole", "2")), 1);
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "whole"));
}

TEST_F(KilledRun, EndsAtOnceOnASecondTermSignalAndLosesNothing)
{
    const pid_t child = start_long(root_ / "out");
    kill(child, SIGTERM);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    kill(child, SIGTERM);
    const int end = end_of(child);
    EXPECT_TRUE(end == -SIGTERM || end == 143) << end << ": the first may have been enough";
    const std::set<std::string> before = delivered(root_ / "out");
    static_cast<void>(recognized());
    ASSERT_EQ(end_of(start(root_ / "out", "2")), 1);
    for (const std::string& page : recognized()) {
        EXPECT_FALSE(before.contains(page)) << page << " was delivered before";
    }
    ASSERT_EQ(end_of(start(root_ / "whole", "2")), 1);
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "whole"));
}

TEST_F(KilledRun, StopsOnAFullDiskWithoutHalfFilesAndGoesOn)
{
    put(root_ / "in/13.jpg", fake_scan(std::string(3'000'000, 'x'), ""));
    const pid_t child = start(root_ / "out", "2", "2000000");
    EXPECT_EQ(end_of(child), 3);
    EXPECT_FALSE(fs::exists(root_ / "out/13.txt"));
    EXPECT_EQ(listing_of(root_ / "out").find(".part"), std::string::npos);
    ASSERT_EQ(end_of(start(root_ / "out", "2")), 1);
    ASSERT_EQ(end_of(start(root_ / "whole", "2")), 1);
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "whole"));
}

TEST_F(KilledRun, SecondRunOnOneFolderIsSentAway)
{
    const pid_t first = start_long(root_ / "out");
    kill(first, SIGSTOP);
    EXPECT_EQ(end_of(start(root_ / "out", "1")), 75);
    kill(first, SIGCONT);
    EXPECT_EQ(end_of(first), 1);
}

}  // namespace
}  // namespace depesha
