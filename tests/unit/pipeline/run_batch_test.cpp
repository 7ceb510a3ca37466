// SPDX-License-Identifier: Apache-2.0
#include "pipeline/errors.h"
#include "pipeline/run_batch.h"
#include "tests/unit/pipeline/run_fixture.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <new>
#include <set>
#include <string>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using namespace testing_aid;

class RunBatch : public RunFixture {};

TEST_F(RunBatch, LeavesTextPdfAndTelegramsBesideTheFolderStructureOfTheInput)
{
    put(in_ / "box/0031.jpg", fake_scan("", "a"));
    put(in_ / "box/0032.tif", fake_scan("pages=2", "b"));
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    for (const char* const name :
         {"0031.txt", "0031.pdf", "0032.txt", "0032.p0002.txt", "0032.pdf", "0031.telegram.json", "0031.tei.xml",
          "0032.p0002.telegram.json", "0032.p0002.tei.xml"}) {
        EXPECT_TRUE(fs::is_regular_file(root_ / "out/box" / name)) << name;
    }
    EXPECT_FALSE(fs::exists(root_ / "out/box/0032.p0002.pdf"));
    EXPECT_EQ(summary("out").pages_done, 3);
}

TEST_F(RunBatch, GivesTheSameBytesWithOneThreadAndWithEight)
{
    put_fake_scans(in_);
    EXPECT_EQ(run_to("one", 1), ExitCode::SomePagesFailed);
    EXPECT_EQ(run_to("eight", 8), ExitCode::SomePagesFailed);
    EXPECT_EQ(listing_of(root_ / "one"), listing_of(root_ / "eight"));
}

TEST_F(RunBatch, LosesOnlyThePageThatThrows)
{
    const int readable = put_fake_scans(in_);
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    const JournalSummary known = summary("out");
    EXPECT_EQ(known.pages_done, readable);
    ASSERT_EQ(known.failed.size(), 2U);
    EXPECT_EQ(to_string(known.failed[0].id), "box/nothing.bmp#0");
    EXPECT_EQ(known.failed[0].stage, Stage::Read);
    EXPECT_EQ(known.failed[0].reason, "This is no picture.");
    EXPECT_EQ(to_string(known.failed[1].id), "опись 1/дело «2» [3]/лист 2.tif#1");
    EXPECT_EQ(known.failed[1].stage, Stage::Recognize);
    ASSERT_EQ(known.left_out.size(), 1U);
    EXPECT_EQ(known.left_out[0].file, "box/notes.txt");
}

TEST_F(RunBatch, DoesNothingTheSecondTimeAndLetsFailedPagesWait)
{
    put_fake_scans(in_);
    static_cast<void>(run_to("out"));
    const std::string before = listing_of(root_ / "out");
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    EXPECT_TRUE(recognized_.empty());
    EXPECT_EQ(failed_in("out"), (std::vector<std::string>{"box/nothing.bmp", "опись 1/дело «2» [3]/лист 2.tif"}));
    EXPECT_EQ(listing_of(root_ / "out"), before);
}

TEST_F(RunBatch, ReadsOnlyTheScanThatChangedAndAssemblesItsFolderAnew)
{
    put_fake_scans(in_);
    static_cast<void>(run_to("out"));
    put(in_ / "3.jpg", fake_scan("", "another scan"));
    static_cast<void>(run_to("out"));
    EXPECT_EQ(recognized_.count("3.jpg#0"), 1U);
    EXPECT_EQ(recognized_.size(), 1U);
    static_cast<void>(run_to("fresh"));
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "fresh"));
}

TEST_F(RunBatch, HashesATouchedScanAndFindsItUnchanged)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    static_cast<void>(run_to("out"));
    fs::last_write_time(in_ / "1.jpg", fs::file_time_type::clock::now() + std::chrono::hours(1));
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_TRUE(recognized_.empty());
}

TEST_F(RunBatch, MakesUpForOutputsThatWereTakenAway)
{
    put_fake_scans(in_);
    static_cast<void>(run_to("out"));
    const std::string before = listing_of(root_ / "out");
    for (const char* const name : {"1.txt", "2.pdf", "1.telegram.json", "box/0031.jpg.tei.xml"}) {
        ASSERT_TRUE(fs::remove(root_ / "out" / name)) << name;
    }
    static_cast<void>(run_to("out"));
    EXPECT_EQ(listing_of(root_ / "out"), before);
}

TEST_F(RunBatch, MissesARecordInEitherForm)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    static_cast<void>(run_to("out"));
    const std::string before = listing_of(root_ / "out");
    for (const char* const name : {"1.telegram.json", "1.tei.xml"}) {
        ASSERT_TRUE(fs::remove(root_ / "out" / name)) << name;
        static_cast<void>(run_to("out"));
        EXPECT_EQ(listing_of(root_ / "out"), before) << name;
    }
}

TEST_F(RunBatch, RemovesOutputsThatAScanNoLongerMakes)
{
    put(in_ / "0031.tif", fake_scan("pages=3", "a"));
    static_cast<void>(run_to("out"));
    ASSERT_TRUE(fs::exists(root_ / "out/0031.p0003.telegram.json"));
    ASSERT_TRUE(fs::exists(root_ / "out/0031.p0003.tei.xml"));
    put(in_ / "0031.tif", fake_scan("pages=1", "b"));
    put(in_ / "0031.jpg", fake_scan("", "c"));
    static_cast<void>(run_to("out"));
    static_cast<void>(run_to("fresh"));
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "fresh"));
}

TEST_F(RunBatch, LetsANewScanOfTheSameStemTakeTheOldOnesPlace)
{
    put(in_ / "0031.tif", fake_scan("pages=3", "a"));
    static_cast<void>(run_to("out"));
    fs::remove(in_ / "0031.tif");
    put(in_ / "0031.jpg", fake_scan("", "b"));
    static_cast<void>(run_to("out"));
    static_cast<void>(run_to("fresh"));
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "fresh"));
}

TEST_F(RunBatch, KeepsWhatWasMadeOfAScanThatIsGone)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    put(in_ / "2.jpg", fake_scan("", "b"));
    static_cast<void>(run_to("out"));
    const std::string before = listing_of(root_ / "out");
    fs::remove(in_ / "1.jpg");
    put(in_ / "2.jpg", fake_scan("", "b"));
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(listing_of(root_ / "out"), before);
}

TEST_F(RunBatch, ReadsAnewWhenOptionsOrModelsChangeAndWhenForced)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    static_cast<void>(run_to("out"));
    command_.options.recognize.languages = Languages::English;
    static_cast<void>(run_to("out"));
    EXPECT_EQ(recognized_.size(), 1U);
    Stages newer = fake_stages(fake_);
    newer.identity = "fake 2";
    static_cast<void>(run_to("out", 2, &newer));
    EXPECT_EQ(recognized_.size(), 1U);
    static_cast<void>(run_to("out", 2, &newer));
    EXPECT_TRUE(recognized_.empty());
    command_.redo = Redo::All;
    static_cast<void>(run_to("out", 2, &newer));
    EXPECT_EQ(recognized_.size(), 1U);
}

TEST_F(RunBatch, DoesWithOnlyAPatternNoOtherPages)
{
    put_fake_scans(in_);
    command_.only = {"1?.jpg"};
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(recognized_, (std::multiset<std::string>{"10.jpg#0", "11.jpg#0", "12.jpg#0"}));
    command_.only.clear();
    static_cast<void>(run_to("out"));
    static_cast<void>(run_to("fresh"));
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "fresh"));
}

TEST_F(RunBatch, FailsForRefusedFilesOnlyWhereTheyAreAskedFor)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    fs::create_symlink("nowhere", in_ / "2.jpg");
    command_.only = {"1*"};
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    command_.only = {"2*"};
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    command_.only.clear();
    inputs_ = {in_ / "1.jpg"};
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(failed_in("out"), (std::vector<std::string>{"2.jpg"})) << "the status tells it all the same";
    inputs_.clear();
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
}

TEST_F(RunBatch, WritesNothingInADryRun)
{
    put_fake_scans(in_);
    command_.dry_run = true;
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_FALSE(fs::exists(root_ / "out"));
    EXPECT_TRUE(recognized_.empty());
}

TEST_F(RunBatch, FailsTheFolderAndNotTheBatchWhenItsTelegramsCannotBePutTogether)
{
    put_fake_scans(in_);
    Stages stages = fake_stages(fake_);
    const auto assemble = stages.assemble;
    stages.assemble = [&](const std::vector<TelegramPage>& pages) {
        if (pages.front().id.file.starts_with("box/")) {
            throw std::runtime_error("Nothing fits.");
        }
        return assemble(pages);
    };
    EXPECT_EQ(run_to("out", 2, &stages), ExitCode::SomePagesFailed);
    EXPECT_TRUE(fs::exists(root_ / "out/1.telegram.json"));
    EXPECT_FALSE(fs::exists(root_ / "out/box/0031.jpg.telegram.json"));
    EXPECT_EQ(summary("out").pages_read, 3);
    static_cast<void>(run_to("out"));
    static_cast<void>(run_to("fresh"));
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "fresh"));
}

TEST_F(RunBatch, SaysSoWhereThereIsNothingToRead)
{
    const fs::path file = root_ / "log";
    const auto said = [&](const std::vector<std::string>& only) {
        std::FILE* const stream = std::fopen(file.c_str(), "w");
        RunCommand command = command_;
        command.inputs = {in_};
        command.out = root_ / "out";
        command.only = only;
        command.options.batch.settle_seconds = 0;
        {
            Log log(stream);
            static_cast<void>(run(
                command, [&](const Options&) { return fake_stages(fake_); }, log));
        }
        std::fclose(stream);
        return bytes_of(file);
    };
    fs::create_directories(in_);
    EXPECT_NE(said({}).find("There are no scans in the input"), std::string::npos);
    put(in_ / "1.jpg", fake_scan("", "a"));
    EXPECT_NE(said({"2*"}).find("No scan of the input matches --only"), std::string::npos);
    EXPECT_EQ(said({}).find("no scan"), std::string::npos);
}

TEST_F(RunBatch, FailsAPageWhoseOutputCannotBeNamedAndGoesOn)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    put(in_ / "2.jpg", fake_scan("", "b"));
    fs::create_directories(root_ / "out/1.txt");
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    ASSERT_EQ(summary("out").failed.size(), 1U);
    EXPECT_EQ(summary("out").failed[0].stage, Stage::Deliver);
    EXPECT_TRUE(fs::exists(root_ / "out/2.txt"));
}

TEST_F(RunBatch, RefusesAnOutputFolderAmongTheScans)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    EXPECT_THROW(static_cast<void>(run_to("in")), SetupError);
    EXPECT_THROW(static_cast<void>(run_to("in/out")), SetupError);
    EXPECT_THROW(static_cast<void>(run_to(".")), SetupError);
    EXPECT_FALSE(fs::exists(in_ / ".depesha"));
}

TEST_F(RunBatch, RefusesToMixTwoInputFoldersInOneOutputFolder)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    static_cast<void>(run_to("out"));
    put(root_ / "other/1.jpg", fake_scan("", "b"));
    in_ = root_ / "other";
    EXPECT_THROW(static_cast<void>(run_to("out")), SetupError);
    fs::remove_all(root_ / "in");
    EXPECT_EQ(run_to("out"), ExitCode::AllDone) << "the scans were moved";
}

TEST_F(RunBatch, NeverWritesToTheScans)
{
    put_fake_scans(in_);
    const std::string before = listing_of(in_);
    static_cast<void>(run_to("out"));
    EXPECT_EQ(listing_of(in_), before);
}

TEST(RunBatchMemory, LetsPagesLargerThanTheBudgetInOneByOne)
{
    const TemporaryFolder root;
    put_fake_scans(root / "in");
    FakeOptions fake;
    fake.page_bytes = 5'000'000;
    Stages stages = fake_stages(fake);
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    const auto clean = stages.clean;
    stages.clean = [&](const ScanPage& page) {
        most = std::max(most.load(), ++inside);
        const CleanPage cleaned = clean(page);
        --inside;
        return cleaned;
    };
    for (const int jobs : {1, 4}) {
        const OutputFolder output(root / ("out" + std::to_string(jobs)));
        Journal journal(output.own_folder() / "journal.db");
        Log log(nullptr);
        const ScanList scans = list_scans({root / "in"}, {});
        int failed = 0;
        const Verdicts none;
        const Tell tell = [&](const Beat& beat) { failed += std::holds_alternative<PageLost>(beat) ? 1 : 0; };
        static_cast<void>(run_batch({.scans = scans,
                                     .stages = stages,
                                     .journal = journal,
                                     .output = output,
                                     .log = log,
                                     .fingerprint = "",
                                     .verdicts = none,
                                     .tell = tell,
                                     .limits = {},
                                     .jobs = jobs,
                                     .memory_bytes = 1'000'000}));
        EXPECT_EQ(failed, 2);
    }
    EXPECT_EQ(most, 1);
}

TEST(RunBatchStop, FinishesThePagesInFlightAndGoesOnInTheNextRun)
{
    const TemporaryFolder root;
    const int readable = put_fake_scans(root / "in");
    const Stages stages = fake_stages();
    const ScanList scans = list_scans({root / "in"}, {});
    const OutputFolder output(root / "out");
    Journal journal(output.own_folder() / "journal.db");
    Log log(nullptr);
    std::atomic<int> asked = 0;
    int done = 0;
    const Verdicts none;
    const Tell tell = [&](const Beat& beat) { done += std::holds_alternative<PageDelivered>(beat) ? 1 : 0; };
    Batch batch{.scans = scans,
                .stages = stages,
                .journal = journal,
                .output = output,
                .log = log,
                .fingerprint = "",
                .verdicts = none,
                .tell = tell,
                .limits = {},
                .jobs = 2,
                .stop_requested = [&] { return ++asked > 5; }};
    EXPECT_EQ(run_batch(batch), WorkerEnded::Reason::Stopped);
    EXPECT_EQ(done, 5);
    batch.stop_requested = [] { return false; };
    EXPECT_EQ(run_batch(batch), WorkerEnded::Reason::AllDone);
    EXPECT_EQ(done, readable);
}

}  // namespace
}  // namespace depesha
