// SPDX-License-Identifier: Apache-2.0
// Whole runs with fake stages in which something goes wrong.
#include "pipeline/errors.h"
#include "pipeline/night/live_status.h"
#include "pipeline/run_again.h"
#include "tests/unit/pipeline/run_fixture.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <new>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using namespace testing_aid;

class NightOfARun : public RunFixture {
protected:
    NightOfARun() { command_.options.batch.limits = {2.0, 0.0}; }

    /// Fake stages that do this in `clean` of the page.
    [[nodiscard]] Stages with_trouble(const std::string& file, const std::function<void()>& trouble) const
    {
        Stages stages = fake_stages(fake_);
        stages.clean = [clean = stages.clean, file, trouble](const ScanPage& page) {
            if (page.id.file == file) {
                trouble();
            }
            return clean(page);
        };
        return stages;
    }

    void expect_only_lost(const std::string& file, ExitCode code)
    {
        EXPECT_EQ(code, ExitCode::SomePagesFailed);
        EXPECT_EQ(failed_in("out"), (std::vector<std::string>{file}));
        fs::remove(in_ / file);
        EXPECT_EQ(run_to("calm"), ExitCode::AllDone);
        EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "calm")) << "the others are as if it were not there";
    }

    void put_six()
    {
        for (const char* const name : {"1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg", "6.jpg"}) {
            put(in_ / name, fake_scan("", name));
        }
    }

    static void crash()
    {
        std::signal(SIGSEGV, SIG_DFL);
        ::raise(SIGSEGV);
    }

    static void hang() { std::this_thread::sleep_for(std::chrono::hours(1)); }
};

TEST_F(NightOfARun, LosesOnlyThePageThatCrashes)
{
    put_six();
    const Stages stages = with_trouble("4.jpg", crash);
    expect_only_lost("4.jpg", run_to("out", 2, &stages));
}

TEST_F(NightOfARun, LosesOnlyThePageThatHangs)
{
    put_six();
    const Stages stages = with_trouble("4.jpg", hang);
    expect_only_lost("4.jpg", run_to("out", 2, &stages));
    EXPECT_NE(summary("out").failed.at(0).reason.find("took longer than 2 s"), std::string::npos);
    EXPECT_EQ(summary("out").failed.at(0).tries, 3);
}

TEST_F(NightOfARun, LosesOnlyThePageThatRunsOutOfMemory)
{
    put_six();
    const Stages stages = with_trouble("4.jpg", [] { throw std::bad_alloc(); });
    expect_only_lost("4.jpg", run_to("out", 2, &stages));
    EXPECT_NE(summary("out").failed.at(0).reason.find("Memory ran out"), std::string::npos);
}

TEST_F(NightOfARun, LosesOnlyTheFileWhoseHeadersCrash)
{
    put_six();
    Stages stages = fake_stages(fake_);
    stages.probe = [probe = stages.probe](const fs::path& file) {
        if (file.filename() == "4.jpg") {
            crash();
        }
        return probe(file);
    };
    expect_only_lost("4.jpg", run_to("out", 2, &stages));
}

TEST_F(NightOfARun, LosesOnlyThePageThatCrashesWhenItIsRemembered)
{
    put_six();
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    put(in_ / "7.jpg", fake_scan("", "7"));
    Stages stages = fake_stages(fake_);
    stages.interpret = [interpret = stages.interpret](const RecognizedPage& page) {
        if (page.id.file == "4.jpg") {
            crash();
        }
        return interpret(page);
    };
    expect_only_lost("4.jpg", run_to("out", 2, &stages));
}

TEST_F(NightOfARun, LosesOnlyThePdfWhosePagesCannotBeJoined)
{
    put_six();
    put(in_ / "4.tif", fake_scan("pages=3", "a"));
    Stages stages = fake_stages(fake_);
    stages.join_pdf = [](std::span<const fs::path>, const fs::path&) { crash(); };
    EXPECT_EQ(run_to("out", 2, &stages), ExitCode::SomePagesFailed);
    EXPECT_FALSE(fs::exists(root_ / "out/4.tif.pdf"));
    EXPECT_TRUE(fs::exists(root_ / "out/4.tif.txt")) << "the text of its pages is there";
    EXPECT_TRUE(fs::exists(root_ / "out/6.telegram.json"));
}

TEST_F(NightOfARun, LosesOnlyTheFolderWhoseTelegramsCrash)
{
    put_fake_scans(in_);
    Stages stages = fake_stages(fake_);
    stages.assemble = [assemble = stages.assemble](const std::vector<TelegramPage>& pages) {
        if (pages.front().id.file.starts_with("box/")) {
            crash();
        }
        return assemble(pages);
    };
    EXPECT_EQ(run_to("out", 2, &stages), ExitCode::SomePagesFailed);
    EXPECT_TRUE(fs::exists(root_ / "out/1.telegram.json"));
    EXPECT_FALSE(fs::exists(root_ / "out/box/0031.jpg.telegram.json"));
    static_cast<void>(run_to("out"));
    static_cast<void>(run_to("calm"));
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "calm"));
}

TEST_F(NightOfARun, LeavesAFileForAFailedPageAndTakesItAwayWhenItIsRead)
{
    put(in_ / "box/1.tif", fake_scan("pages=2 fail=2", "a"));
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    const fs::path file = root_ / "out/.depesha/failed/box/1.p0002.json";
    const auto said = nlohmann::json::parse(bytes_of(file));
    EXPECT_EQ(said["file"], "box/1.tif");
    EXPECT_EQ(said["page"], 2);
    EXPECT_EQ(said["stage"], "recognize");
    EXPECT_EQ(said["reason"], "The engine gave up.");
    EXPECT_EQ(said["cause"], "page");
    EXPECT_EQ(said["tries"], 1);
    EXPECT_EQ(said["versions"], "fake 1");
    put(in_ / "box/1.tif", fake_scan("pages=2", "b"));
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_FALSE(fs::exists(file));
}

class Retry : public NightOfARun {
protected:
    ExitCode retry_with(const Stages& stages, const std::vector<std::string>& only = {})
    {
        fs::remove(root_ / "calls");
        RetryCommand command{root_ / "out", only, {}};
        command.options.batch.settle_seconds = 0;
        command.options.batch.sandbox = false;
        const ExitCode code = retry(
            command, [&](const Options&) { return stages; }, log_);
        recognized_ = lines_of(root_ / "calls");
        return code;
    }
};

TEST_F(Retry, ReadsWhatFailedAndNothingElse)
{
    put_six();
    put(in_ / "box/7.jpg", fake_scan("", "7"));
    const Stages troubled = with_trouble("box/7.jpg", [] { throw std::runtime_error("Torn."); });
    EXPECT_EQ(run_to("out", 2, &troubled), ExitCode::SomePagesFailed);
    const Stages mended = fake_stages(fake_);
    EXPECT_EQ(run_to("out", 2, &mended), ExitCode::SomePagesFailed) << "a run lets it wait";
    EXPECT_TRUE(recognized_.empty());
    put(in_ / "8.jpg", fake_scan("", "new"));
    EXPECT_EQ(retry_with(mended, {"no such*"}), ExitCode::AllDone);
    EXPECT_TRUE(recognized_.empty());
    EXPECT_EQ(retry_with(mended), ExitCode::AllDone);
    EXPECT_EQ(recognized_, (std::multiset<std::string>{"box/7.jpg#0"}));
    EXPECT_TRUE(summary("out").failed.empty());
    EXPECT_EQ(retry_with(mended), ExitCode::AllDone) << "nothing is left to be retried";
    static_cast<void>(run_to("out"));
    static_cast<void>(run_to("calm"));
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "calm"));
}

TEST_F(Retry, CountsTheTriesOfAPageThatFailsAgain)
{
    put(in_ / "1.jpg", fake_scan("fail=1", "a"));
    static_cast<void>(run_to("out"));
    EXPECT_EQ(retry_with(fake_stages(fake_)), ExitCode::SomePagesFailed);
    EXPECT_EQ(summary("out").failed.at(0).tries, 2);
}

TEST_F(Retry, WantsAFolderOfResults)
{
    EXPECT_THROW(static_cast<void>(retry_with(fake_stages(fake_))), SetupError);
}

TEST_F(NightOfARun, TriesAgainByItselfWhatTheMachineHadBroughtAbout)
{
    put_six();
    const Stages troubled = with_trouble("3.jpg", [] { throw MachineTrouble("The disk does not answer."); });
    EXPECT_EQ(run_to("out", 2, &troubled), ExitCode::SomePagesFailed);
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(recognized_, (std::multiset<std::string>{"3.jpg#0"}));
}

TEST_F(NightOfARun, StopsWhenTooManyPagesFailAndLetsThemBeTriedAgain)
{
    for (int i = 0; i < 60; ++i) {
        put(in_ / (std::to_string(i) + ".jpg"), fake_scan("fail=1 slow", std::to_string(i)));
    }
    command_.options.batch.brake_pages = 10;
    try {
        static_cast<void>(run_to("out", 1));
        FAIL() << "the brake must hold";
    } catch (const BatchError& error) {
        EXPECT_NE(std::string(error.what()).find("More than 20 % of the last 10 pages failed"), std::string::npos);
    }
    const JournalSummary known = summary("out");
    EXPECT_LT(known.failed.size(), 60U);
    for (const PageFailure& failure : known.failed) {
        EXPECT_EQ(failure.cause, Cause::Machine);
    }
}

TEST_F(NightOfARun, StopsBeforeTheDiskIsFull)
{
    put_six();
    command_.options.batch.reserve_mb = 100'000'000;
    EXPECT_THROW(static_cast<void>(run_to("out")), BatchError);
    command_.options.batch.reserve_mb = 0;
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(run_to("calm"), ExitCode::AllDone);
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "calm"));
}

TEST_F(NightOfARun, BeginsANewProcessAfterSoManyPages)
{
    const int readable = put_fake_scans(in_);
    command_.options.batch.recycle_pages = 3;
    EXPECT_EQ(run_to("out"), ExitCode::SomePagesFailed);
    EXPECT_EQ(static_cast<int>(recognized_.size()), readable + 1) << "each once, and the one that fails";
    command_.options.batch.recycle_pages = 1000;
    EXPECT_EQ(run_to("calm"), ExitCode::SomePagesFailed);
    EXPECT_EQ(listing_of(root_ / "out"), listing_of(root_ / "calm"));
}

TEST_F(NightOfARun, WaitsForAScanThatIsBeingCopied)
{
    put_six();
    settle_seconds_ = 1;
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(recognized_.size(), 6U) << "they were new at the first look, and still at the second";
}

TEST_F(NightOfARun, LeavesAScanForLaterThatGoesOnGrowing)
{
    put_six();
    settle_seconds_ = 1;
    std::jthread writer([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::ofstream(in_ / "3.jpg", std::ios::app) << 'x';
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
    EXPECT_EQ(run_to("out"), ExitCode::AllDone);
    EXPECT_EQ(recognized_.count("3.jpg#0"), 0U);
    EXPECT_EQ(recognized_.size(), 5U);
    ASSERT_EQ(summary("out").left_out.size(), 1U);
    EXPECT_NE(summary("out").left_out[0].reason.find("still being written to"), std::string::npos);
}

TEST_F(NightOfARun, IsHeldAgainAndAgainByAWatchUntilItIsStopped)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    const pid_t watching = ::fork();
    if (watching == 0) {
        WatchCommand command{command_, 1};
        command.run.inputs = {in_};
        command.run.out = root_ / "out";
        command.run.tells_idle = false;
        command.run.options.batch.settle_seconds = 0;
        command.run.options.batch.sandbox = false;
        std::_Exit(static_cast<int>(watch(
            command, [this](const Options&) { return fake_stages(fake_); }, log_)));
    }
    const auto comes = [&](const char* name) {
        for (int i = 0; i < 1000 && !fs::exists(root_ / "out" / name); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return fs::exists(root_ / "out" / name);
    };
    EXPECT_TRUE(comes("1.txt")) << "what was there before counts";
    put(in_ / "2.jpg", fake_scan("", "b"));
    EXPECT_TRUE(comes("2.telegram.json") || comes("2.txt"));
    ::kill(watching, SIGTERM);
    int status = 0;
    ::waitpid(watching, &status, 0);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 143);
}

TEST_F(NightOfARun, SealsEveryFolderAndWritesTheReport)
{
    put_fake_scans(in_);
    static_cast<void>(run_to("out"));
    for (const char* const name : {"SHA256SUMS", "box/SHA256SUMS", "report.html", "report.json", "report.csv"}) {
        EXPECT_TRUE(fs::is_regular_file(root_ / "out" / name)) << name;
    }
    const auto night = nlohmann::json::parse(bytes_of(root_ / "out/report.json"))["night"];
    EXPECT_EQ(night["exit_code"], 1);
    EXPECT_EQ(night["pages_failed"], 2);
}

TEST_F(NightOfARun, SealsWhatAVersionHadWrittenThatNotedNoHashes)
{
    put_fake_scans(in_);
    static_cast<void>(run_to("out"));
    const std::string before = listing_of(root_ / "out");
    {
        Journal journal(root_ / "out/.depesha/journal.db");
        for (const OutputNote& output : journal.outputs()) {
            journal.forget_output(output.name);
        }
    }
    fs::remove(root_ / "out/SHA256SUMS");
    fs::remove(root_ / "out/box/SHA256SUMS");
    fs::remove(root_ / "out/опись 1/дело «2» [3]/SHA256SUMS");
    static_cast<void>(run_to("out"));
    EXPECT_TRUE(recognized_.empty()) << "no page is read for it";
    EXPECT_EQ(listing_of(root_ / "out"), before);
}

TEST(LiveStatusFile, IsReadAsItWasWritten)
{
    const TemporaryFolder root;
    EXPECT_FALSE(read_live_status(root / "live.json"));
    write_live_status(root / "live.json", {{100, 18, 2, 5, 1}, 60.5, {"1.tif#0 recognize 3 s"}});
    const auto status = read_live_status(root / "live.json");
    ASSERT_TRUE(status);
    EXPECT_EQ(status->tally.done, 18);
    EXPECT_EQ(status->tally.waiting, 1);
    EXPECT_EQ(status->at_work, std::vector<std::string>{"1.tif#0 recognize 3 s"});
    put(root / "live.json", "{\"expected\": 1");
    EXPECT_FALSE(read_live_status(root / "live.json"));
    write_live_status(root / "nowhere/live.json", {});
}

}  // namespace
}  // namespace depesha
