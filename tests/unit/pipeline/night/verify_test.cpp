// SPDX-License-Identifier: Apache-2.0
#include "pipeline/errors.h"
#include "pipeline/file_sight.h"
#include "pipeline/folder_lock.h"
#include "pipeline/night/manifest.h"
#include "pipeline/night/verify.h"
#include "pipeline/night/verify_report.h"
#include "pipeline/sha256.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <sys/stat.h>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using namespace testing_aid;
using Kind = Finding::Kind;

/// Two folders of results with their scans, all well.
class Verification : public testing::Test {
protected:
    Verification()
    {
        scan("1.tif");
        scan("box/2.tif");
        for (const char* const name : {"1.txt", "1.pdf", "box/2.txt", "box/2.pdf", "box/2.telegram.json"}) {
            write(name, std::string("bytes of ") + name);
        }
        put(out_ / ".depesha/journal.db", "not looked at here");
        put(out_ / "report.html", "a report");
        write_manifests();
    }

    void scan(const std::string& file)
    {
        put(in_ / file, "scan " + file);
        const FileSight sight = *sight_of(in_ / file);
        scans_.push_back(
            {{file, sight.bytes, sight.modified_nanoseconds, sha256("scan " + file), 1, {}}, in_, in_ / file});
    }

    void write(const std::string& name, const std::string& bytes)
    {
        put(out_ / name, bytes);
        note(name, sha256(bytes));
    }

    void note(const std::string& name, const std::string& digest)
    {
        std::erase_if(outputs_, [&](const OutputNote& output) { return output.name == name; });
        outputs_.push_back({name, digest});
    }

    void write_manifests() const { depesha::write_manifests(OutputFolder(out_), outputs_); }

    [[nodiscard]] VerifyReport verified()
    {
        return verify_outputs({out_, [this] { return ask(); }, [this] { return scans_; },
                               [] {
                                   return std::vector<std::string>{"1.txt", "1.pdf", "box/2.txt"};
                               },
                               [this] { return at_work_; }, [this] { return running_; },
                               [this](const VerifyProgress& p) { progress_ = p; }});
    }

    std::vector<OutputNote> ask()
    {
        ++asked_;
        if (asked_ == 2 && meanwhile_) {
            meanwhile_();
        }
        return outputs_;
    }

    /// "output missing 1.txt"
    [[nodiscard]] std::vector<std::string> findings()
    {
        std::vector<std::string> all;
        for (const Finding& finding : verified().findings) {
            EXPECT_FALSE(finding.sentence.empty());
            all.push_back(std::string(to_string(finding.kind)) + ' ' + finding.name);
        }
        return all;
    }

    using Names = std::vector<std::string>;

    TemporaryFolder root_;
    fs::path in_ = root_ / "in";
    fs::path out_ = root_ / "out";
    std::vector<OutputNote> outputs_;
    std::vector<NotedScan> scans_;
    std::set<std::string> at_work_;
    bool running_ = false;
    VerifyProgress progress_;
    int asked_ = 0;
    std::function<void()> meanwhile_;
};

TEST_F(Verification, FindsNothingWhereAllIsWell)
{
    const VerifyReport report = verified();
    EXPECT_TRUE(report.findings.empty()) << verify_text(report);
    EXPECT_TRUE(report.is_well());
    EXPECT_EQ(report.outputs, 5);
    EXPECT_EQ(report.manifests, 2);
    EXPECT_EQ(report.scans, 2);
    EXPECT_EQ(progress_.files_done, 7);
    EXPECT_EQ(progress_.files, 7);
    EXPECT_GT(report.bytes, 0U);
}

TEST_F(Verification, FindsOutputsThatAreGoneChangedOrReplaced)
{
    fs::remove(out_ / "1.txt");
    put(out_ / "1.pdf", "other of 1.pdf");
    fs::remove(out_ / "box/2.txt");
    fs::create_symlink(out_ / "report.html", out_ / "box/2.txt");
    fs::remove(out_ / "box/2.pdf");
    ::mkfifo((out_ / "box/2.pdf").c_str(), 0600);
    EXPECT_EQ(findings(), (Names{"output missing 1.txt", "output changed 1.pdf", "output changed box/2.txt",
                                 "output unreadable box/2.pdf"}));
    EXPECT_FALSE(verified().is_well());
}

TEST_F(Verification, FindsManifestsThatAreGoneOldOrSpoilt)
{
    fs::remove(out_ / "SHA256SUMS");
    const std::string good = bytes_of(out_ / "box/SHA256SUMS");
    put(out_ / "box/SHA256SUMS", good.substr(0, good.size() / 2));
    EXPECT_EQ(findings(), (Names{"manifest missing SHA256SUMS", "manifest differs box/SHA256SUMS"}));
    put(out_ / "box/SHA256SUMS", good.substr(good.find('\n') + 1));
    const VerifyReport report = verified();
    ASSERT_EQ(report.count(Kind::ManifestDiffers), 1);
    EXPECT_NE(report.findings.back().sentence.find("first: 2.pdf"), std::string::npos)
        << report.findings.back().sentence;
}

TEST_F(Verification, FindsScansThatAreGoneOrChanged)
{
    fs::remove(in_ / "1.tif");
    put(in_ / "box/2.tif", "another scan");
    const VerifyReport report = verified();
    ASSERT_EQ(report.findings.size(), 2U) << verify_text(report);
    EXPECT_EQ(report.findings[0].kind, Kind::ScanMissing);
    EXPECT_EQ(report.findings[1].kind, Kind::ScanChanged);
    EXPECT_EQ(report.findings[1].sentence.find("same"), std::string::npos);
}

TEST_F(Verification, SaysThatNoRunWillSeeAScanThatChangedInSilence)
{
    const auto time = fs::last_write_time(in_ / "1.tif");
    put(in_ / "1.tif", "scan 1.tiF");
    fs::last_write_time(in_ / "1.tif", time);
    const VerifyReport report = verified();
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_NE(report.findings[0].sentence.find("size and time are the same"), std::string::npos);
}

TEST_F(Verification, NamesAnInputFolderThatIsGoneOnce)
{
    fs::rename(in_, root_ / "elsewhere");
    const VerifyReport report = verified();
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].kind, Kind::ScanUnreadable);
    EXPECT_EQ(report.findings[0].name, in_.string());
    EXPECT_NE(report.findings[0].sentence.find("2 scans"), std::string::npos);
    EXPECT_EQ(report.scans, 0);
}

TEST_F(Verification, TellsStraysWithoutCallingThemFaults)
{
    put(out_ / "box/notes.odt", "x");
    put(out_ / "new/SHA256SUMS", "");
    put(out_ / "box/report.html", "only the one at the top is ours");
    put(out_ / ".depesha/failed/1.json", "ours");
    EXPECT_EQ(findings(), (Names{"stray box/notes.odt", "stray box/report.html", "stray new/SHA256SUMS"}));
    EXPECT_TRUE(verified().is_well());
}

TEST_F(Verification, TellsOutputsOfWhichNothingWasNoted)
{
    std::erase_if(outputs_, [](const OutputNote& output) { return output.name == "1.txt"; });
    write_manifests();
    EXPECT_EQ(findings(), Names{"output unnoted 1.txt"});
    EXPECT_TRUE(verified().is_well());
    fs::remove(out_ / "1.txt");
    EXPECT_EQ(findings(), Names{"output missing 1.txt"});
}

TEST_F(Verification, DoesNotComplainOfWhatARunHasWrittenMeanwhile)
{
    running_ = true;
    put(out_ / "1.txt", "read anew");
    fs::remove(out_ / "1.pdf");
    write("box/3.txt", "new");
    std::erase_if(outputs_, [](const OutputNote& output) { return output.name == "box/3.txt"; });
    meanwhile_ = [this] {
        note("1.txt", sha256("read anew"));
        note("box/3.txt", sha256("new"));
        std::erase_if(outputs_, [](const OutputNote& output) { return output.name == "1.pdf"; });
        write_manifests();
    };
    const VerifyReport report = verified();
    EXPECT_TRUE(report.findings.empty()) << verify_text(report);
    EXPECT_TRUE(report.running);
}

TEST_F(Verification, CallsItInFlightWhereARunIsAtWorkOnTheFolder)
{
    running_ = true;
    at_work_ = {"box"};
    put(out_ / "box/2.txt", "being read anew");
    put(out_ / "box/.0123.part", "half");
    put(out_ / "1.txt", "spoilt");
    EXPECT_EQ(findings(), (Names{"output changed 1.txt", "in flight box/.0123.part", "in flight box/2.txt"}));
    fs::remove(out_ / "1.txt");
    write("1.txt", "bytes of 1.txt");
    EXPECT_TRUE(verified().is_well());
    running_ = false;
    EXPECT_FALSE(verified().is_well());
}

TEST_F(Verification, IsToldToPeopleAndPrograms)
{
    fs::remove(out_ / "1.txt");
    const VerifyReport report = verified();
    EXPECT_EQ(verify_text(report), "outputs    5 looked at, 1 at fault\nmanifests  2 looked at, 0 at fault\n"
                                   "scans      2 looked at, 0 at fault\n"
                                   "output missing  1.txt: it is gone; run again: its page is read anew.\n");
    const auto json = nlohmann::json::parse(verify_json(report));
    EXPECT_EQ(json["well"], false);
    EXPECT_EQ(json["outputs"], 5);
    EXPECT_EQ(json["findings"][0]["kind"], "output missing");
    EXPECT_EQ(json["findings"][0]["fault"], true);
    EXPECT_EQ(json["findings"][0]["name"], "1.txt");
    EXPECT_NE(verify_text({}).find("All is well."), std::string::npos);
}

TEST_F(Verification, TellsPeopleNoMoreOfWhatIsNoFaultThanTheyRead)
{
    for (int i = 0; i < 25; ++i) {
        put(out_ / ("stray" + std::to_string(i)), "x");
    }
    const std::string text = verify_text(verified());
    EXPECT_NE(text.find("stray19"), std::string::npos);
    EXPECT_EQ(text.find("stray20"), std::string::npos);
    EXPECT_NE(text.find("stray  5 more; --json lists them."), std::string::npos);
}

TEST(Verify, AsksTheJournalOfAFolder)
{
    const TemporaryFolder root;
    put(root / "in/box/1.tif", "scan");
    put(root / "out/box/1.txt", "text");
    Log log(nullptr);
    const VerifyCommand command{root / "out", false};
    const std::vector<OutputNote> outputs{{"box/1.txt", sha256("text")}};
    EXPECT_THROW(static_cast<void>(verify(command, log)), SetupError);
    fs::create_directories(root / "out/.depesha");
    {
        Journal journal(root / "out/.depesha/journal.db");
        journal.note_root({root / "in", "", true});
        journal.note_file("box", {"box/1.tif", 4, 0, sha256("scan"), 1, {}});
        journal.note_outputs(outputs);
        write_manifests(OutputFolder(root / "out"), outputs);
    }
    const Verified good = verify(command, log);
    EXPECT_EQ(good.code, ExitCode::AllDone) << good.text;
    EXPECT_NE(good.text.find("scans      1 looked at, 0 at fault"), std::string::npos);
    put(root / "in/box/1.tif", "scaN");
    EXPECT_EQ(verify(command, log).code, ExitCode::SomePagesFailed);
    const FolderLock lock(root / "out/.depesha/lock");
    const Verified running = verify(command, log);
    EXPECT_NE(running.text.find("A run is at work."), std::string::npos);
    EXPECT_EQ(running.code, ExitCode::AllDone) << "the file is not done: its folder is at work";
}

TEST(Verify, TakesResultsOfAnOlderVersionForNoStrays)
{
    const TemporaryFolder root;
    put(root / "in/1.tif", "scan");
    fs::create_directories(root / "out/.depesha");
    for (const char* const name : {"1.txt", "1.pdf", "1.telegram.json", "1.tei.xml"}) {
        put(root / "out" / name, name);
    }
    {
        Journal journal(root / "out/.depesha/journal.db");
        journal.note_root({root / "in", "", true});
        journal.note_file("", {"1.tif", 4, 0, sha256("scan"), 1, {}});
        PageRecord page;
        page.key = "key";
        page.stem = "1";
        journal.note_read("1.tif", page, "packed");
        journal.note_folder_done("", {{"1", 0.9, "", 0}});
    }
    Log log(nullptr);
    const Verified verified = verify({root / "out", false}, log);
    EXPECT_EQ(verified.code, ExitCode::AllDone);
    EXPECT_EQ(verified.text.find("stray"), std::string::npos) << verified.text;
    EXPECT_NE(verified.text.find("4 outputs have nothing to be held against"), std::string::npos) << verified.text;
    fs::remove(root / "out/1.pdf");
    EXPECT_EQ(verify({root / "out", false}, log).code, ExitCode::SomePagesFailed);
}

TEST(Verify, FindsScansOfSeveralInputs)
{
    const TemporaryFolder root;
    put(root / "a/1.tif", "one");
    put(root / "b/box/1.tif", "two");
    fs::create_directories(root / "out/.depesha");
    {
        Journal journal(root / "out/.depesha/journal.db");
        journal.note_root({root / "a", "a", true});
        journal.note_root({root / "b", "b", true});
        journal.note_file("a", {"a/1.tif", 3, 0, sha256("one"), 1, {}});
        journal.note_file("b/box", {"b/box/1.tif", 3, 0, sha256("two"), 1, {}});
    }
    Log log(nullptr);
    const Verified verified = verify({root / "out", true}, log);
    EXPECT_EQ(verified.code, ExitCode::AllDone) << verified.text;
    EXPECT_EQ(nlohmann::json::parse(verified.text)["scans"], 2);
}

}  // namespace
}  // namespace depesha
