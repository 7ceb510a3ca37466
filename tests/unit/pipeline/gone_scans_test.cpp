// SPDX-License-Identifier: Apache-2.0
#include "pipeline/gone_scans.h"
#include "tests/unit/pipeline/run_fixture.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using namespace testing_aid;
using Names = std::vector<std::string>;

class GoneScans : public RunFixture {
protected:
    /// One scan that is read, and failures in its folder and in one of their own.
    void SetUp() override
    {
        put(in_ / "1.jpg", fake_scan("", "a"));
        put(in_ / "2.jpg", fake_scan("broken", "b"));
        put(in_ / "box/3.jpg", fake_scan("fail=1", "c"));
        fs::create_symlink("nowhere", in_ / "box/4.jpg");
        EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    }

    void take_failures_away() const
    {
        fs::remove(in_ / "2.jpg");
        fs::remove_all(in_ / "box");
    }

    const Names all_failed_{"2.jpg", "box/3.jpg", "box/4.jpg"};
};

TEST_F(GoneScans, AreForgottenIfNothingWasDelivered)
{
    ASSERT_EQ(failed_in("out"), all_failed_);
    take_failures_away();
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(failed_in("out"), Names());
    EXPECT_EQ(summary("out").files, 1);
}

TEST_F(GoneScans, AreStillKnownWhileTheyAreThere)
{
    fs::remove_all(in_ / "box");
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    EXPECT_EQ(failed_in("out"), (Names{"2.jpg"}));
}

TEST_F(GoneScans, AreStillKnownAfterARunThatDidNotAskForThem)
{
    take_failures_away();
    command_.only = {"1.jpg"};
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(failed_in("out"), all_failed_);
    command_.only.clear();
    inputs_ = {in_ / "1.jpg"};
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(failed_in("out"), all_failed_);
}

TEST_F(GoneScans, AreStillKnownIfTheyBelongToAnInputOfOtherRuns)
{
    put(root_ / "a/5.jpg", fake_scan("broken", "d"));
    put(root_ / "b/6.jpg", fake_scan("broken", "e"));
    inputs_ = {root_ / "a", root_ / "b"};
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    fs::remove(root_ / "a/5.jpg");
    take_failures_away();
    inputs_.clear();
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(failed_in("out"), (Names{"a/5.jpg", "b/6.jpg"}));
}

TEST_F(GoneScans, AreStillKnownWhileTheirFolderCannotBeListed)
{
    take_failures_away();
    ScanFolder folder;
    folder.refused.push_back({"box", "The folder cannot be listed: Input/output error."});
    const ScanList scans{{{in_, "", true}}, {folder}};
    const OutputFolder output(root_ / "out");
    Journal journal(output.own_folder() / "journal.db");
    forget_gone_scans(scans, journal, output);
    EXPECT_EQ(failed_in("out"), (Names{"box/3.jpg", "box/4.jpg"}));
}

TEST_F(GoneScans, KeepTheirPlaceIfAPageOfThemWasDelivered)
{
    put(in_ / "7.tif", fake_scan("pages=2 fail=2", "f"));
    static_cast<void>(run_to("out"));
    const std::string before = listing_of(root_ / "out");
    fs::remove(in_ / "7.tif");
    take_failures_away();
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(failed_in("out"), (Names{"7.tif"}));
    EXPECT_EQ(listing_of(root_ / "out"), before);
}

TEST_F(GoneScans, AreNotForgottenByADryRun)
{
    take_failures_away();
    command_.dry_run = true;
    static_cast<void>(run_to("out"));
    EXPECT_EQ(failed_in("out"), all_failed_);
}

}  // namespace
}  // namespace depesha
