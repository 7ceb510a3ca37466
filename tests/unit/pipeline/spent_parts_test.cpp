// SPDX-License-Identifier: Apache-2.0
#include "pipeline/errors.h"
#include "pipeline/page_task.h"
#include "pipeline/spent_parts.h"
#include "tests/unit/pipeline/run_fixture.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using namespace testing_aid;

class SpentParts : public RunFixture {
protected:
    [[nodiscard]] fs::path part(const std::string& file, int page) const
    {
        return root_ / "out" / part_name({file, page});
    }
};

TEST_F(SpentParts, GoWithTheRunThatFollowsOneStoppedBeforeTheEndOfTheFolder)
{
    put(in_ / "1.tif", fake_scan("pages=2", "a"));
    Stages stages = fake_stages(fake_);
    stages.assemble = [](const std::vector<TelegramPage>&) -> std::vector<Telegram> { throw BatchError("Stopped."); };
    EXPECT_THROW(static_cast<void>(run_to("out", 2, &stages)), BatchError);
    ASSERT_TRUE(fs::exists(root_ / "out/1.pdf"));
    ASSERT_TRUE(fs::exists(part("1.tif", 0)));
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_TRUE(recognized_.empty());
    EXPECT_FALSE(fs::exists(part("1.tif", 0).parent_path()));
    EXPECT_TRUE(fs::exists(root_ / "out/1.pdf"));
}

TEST_F(SpentParts, StayWhileAPageOfTheirFileIsToBeDone)
{
    put(in_ / "1.tif", fake_scan("pages=3 fail=2", "a"));
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    EXPECT_TRUE(fs::exists(part("1.tif", 0)));
    EXPECT_TRUE(fs::exists(part("1.tif", 2)));
}

TEST_F(SpentParts, GoIfTheJournalDoesNotKnowTheirFile)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    put(part("gone.tif", 4), "part");
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_FALSE(fs::exists(part("gone.tif", 4)));
}

TEST_F(SpentParts, AreNotSoughtBehindALink)
{
    put(root_ / "elsewhere/precious/1.pdf", "x");
    const OutputFolder output(root_ / "out");
    fs::create_directory_symlink(root_ / "elsewhere", output.own_folder() / "parts");
    Journal journal(output.own_folder() / "journal.db");
    remove_spent_parts(journal, output);
    EXPECT_TRUE(fs::exists(root_ / "elsewhere/precious/1.pdf"));
}

}  // namespace
}  // namespace depesha
