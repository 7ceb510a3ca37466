// SPDX-License-Identifier: Apache-2.0
#include "pipeline/check_leaves.h"
#include "pipeline/errors.h"
#include "pipeline/journal.h"
#include "pipeline/status.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace depesha {
namespace {

using namespace testing_aid;
using Ids = std::vector<std::string>;

FileRecord file_record(const std::string& name, int pages)
{
    FileRecord file;
    file.file = name;
    file.bytes = 5'000'000'000;
    file.modified_nanoseconds = 1'700'000'000'123'456'789;
    file.sha256 = "abc";
    file.pages = pages;
    return file;
}

PageRecord page_record(int page, PageState state = PageState::Read)
{
    PageRecord record;
    record.page = page;
    record.key = "key " + std::to_string(page);
    record.stem = "a/1";
    record.state = state;
    record.confidence = 0.75;
    return record;
}

class JournalOfOneFolder : public testing::Test {
protected:
    JournalOfOneFolder()
    {
        journal_.note_file("a", file_record("a/1.tif", 2));
        journal_.note_read("a/1.tif", page_record(0), std::string("packed\0bytes", 12));
        PageRecord failed = page_record(1, PageState::Failed);
        failed.stage = Stage::Recognize;
        failed.reason = "The engine gave up.";
        journal_.note_failed("a/1.tif", failed);
    }

    TemporaryFolder root_;
    Journal journal_{root_ / "journal.db"};
};

TEST_F(JournalOfOneFolder, GivesBackWhatWasNotedAlsoToTheNextRun)
{
    Journal again(root_ / "journal.db");
    const std::vector<FileRecord> files = again.files_in("a");
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files[0].bytes, 5'000'000'000U);
    EXPECT_EQ(files[0].modified_nanoseconds, 1'700'000'000'123'456'789);
    ASSERT_EQ(files[0].page_records.size(), 2U);
    EXPECT_EQ(files[0].page_records[0].key, "key 0");
    EXPECT_EQ(files[0].page_records[0].state, PageState::Read);
    EXPECT_EQ(files[0].page_records[0].confidence, 0.75);
    EXPECT_EQ(files[0].page_records[1].stage, Stage::Recognize);
    EXPECT_EQ(files[0].page_records[1].reason, "The engine gave up.");
    EXPECT_EQ(again.packed_page({"a/1.tif", 0}), std::string("packed\0bytes", 12));
    EXPECT_EQ(again.packed_page({"a/1.tif", 1}), "");
    EXPECT_TRUE(again.files_in("b").empty());
}

TEST_F(JournalOfOneFolder, MarksReadPagesDoneWithTheirFolderAndFailedOnesNot)
{
    journal_.note_telegrams_begun("a", {"a/1", "a/2"});
    EXPECT_EQ(journal_.telegrams_of("a"), (Ids{"a/1", "a/2"}));
    journal_.note_folder_done("a", {{"a/1", 0.9, "", 0}});
    EXPECT_EQ(journal_.telegrams_of("a"), (Ids{"a/1"}));
    const FileRecord file = journal_.files_in("a").front();
    EXPECT_EQ(file.page_records[0].state, PageState::Done);
    EXPECT_EQ(file.page_records[1].state, PageState::Failed);
}

TEST_F(JournalOfOneFolder, ForgetsPagesThatAFileNoLongerHas)
{
    journal_.note_file("a", file_record("a/1.tif", 1));
    EXPECT_EQ(journal_.files_in("a").front().page_records.size(), 1U);
    journal_.forget_file("a/1.tif");
    EXPECT_TRUE(journal_.files_in("a").empty());
    EXPECT_EQ(journal_.packed_page({"a/1.tif", 0}), "");
}

TEST_F(JournalOfOneFolder, NoLongerVouchesForAPageThatIsBeingRedone)
{
    journal_.note_redone({"a/1.tif", 0});
    EXPECT_EQ(journal_.files_in("a").front().page_records[0].key, "");
    EXPECT_EQ(journal_.files_in("a").front().page_records[0].stem, "a/1");
}

TEST_F(JournalOfOneFolder, ReplacesAFailureByAReading)
{
    journal_.note_read("a/1.tif", page_record(1), "now");
    EXPECT_TRUE(journal_.summary().failed.empty());
    EXPECT_EQ(journal_.packed_page({"a/1.tif", 1}), "now");
}

TEST_F(JournalOfOneFolder, IsToldByTheStatusInWordsAndInJson)
{
    ScanFolder folder;
    folder.folder = "a";
    folder.refused.push_back({"a/link.jpg", "The link points nowhere."});
    folder.left_out = {{"a/notes.txt", "No scan."}};
    journal_.note_not_taken(folder);
    journal_.note_not_taken(folder);
    journal_.note_folder_done(
        "a", {{"a/1", 0.62, "message.header.date", 3}, {"a/2", 0.9, "", 0}, {"a/3", 0.4, "defects[0]", 1}});
    const JournalSummary summary = journal_.summary();
    const std::string text = status_text(summary, true);
    for (const char* const sentence :
         {"done       1 pages, 3 telegrams", "failed     2 pages", "failed (recognize)  a/1.tif#1: The engine gave up.",
          "failed (list)  a/link.jpg#0: The link points nowhere.", "to review  2 telegrams",
          "review  a/3.telegram.json  confidence 0.40, 1 field, worst defects[0]\n"
          "review  a/1.telegram.json  confidence 0.62, 3 fields, worst message.header.date\n",
          "A run is at work.", "left out  a/notes.txt: No scan."}) {
        EXPECT_NE(text.find(sentence), std::string::npos) << sentence;
    }
    const auto json = nlohmann::json::parse(status_json(summary, false));
    EXPECT_EQ(json["pages_done"], 1);
    EXPECT_EQ(json["failed"][0]["page"], 2);
    EXPECT_EQ(json["failed"][0]["stage"], "recognize");
    EXPECT_EQ(json["running"], false);
    EXPECT_EQ(json["to_review"][1]["record"], "a/1.telegram.json");
    EXPECT_EQ(json["to_review"][1]["fields"], 3);
}

TEST_F(JournalOfOneFolder, TellsTheLeavesThatItsScansMissOrHaveTwice)
{
    for (const char* const name :
         {"0031.jpg", "31.tif", "0031об.jpg", "0033.jpg", "0034.jpg", "0037.jpg", "опись.jpg"}) {
        journal_.note_file("f/delo-339", file_record(std::string("f/delo-339/") + name, 1));
    }
    for (const char* const name : {"1042.jpg", "1187.jpg", "1190.jpg"}) {
        journal_.note_file("camera", file_record(std::string("camera/") + name, 1));
    }
    const JournalSummary summary = journal_.summary();
    EXPECT_NE(status_text(summary, false).find("\nf/delo-339: leaves 32, 35-36 missing; 31 twice\n"),
              std::string::npos);
    EXPECT_EQ(summary.leaves.size(), 1U);
    const auto json = nlohmann::json::parse(status_json(summary, false));
    EXPECT_EQ(json["leaves"][0]["missing"], nlohmann::json({"32", "35-36"}));
    EXPECT_EQ(json["leaves"][0]["twice"], nlohmann::json({"31"}));
}

TEST(CheckLeaves, CountsThePagesOfAScanAsLeaves)
{
    const std::vector<NamedScan> whole{{"0001.pdf", 3}, {"0004.tif", 1}, {"0005.tif", 1}};
    EXPECT_FALSE(check_leaves("", whole));
    const std::vector<NamedScan> short_of_one{{"0001.pdf", 2}, {"0004.tif", 1}, {"0005.tif", 0}};
    ASSERT_TRUE(check_leaves("", short_of_one));
    EXPECT_EQ(check_leaves("", short_of_one)->missing, std::vector<std::string>{"3"});
    const std::vector<NamedScan> pair{{"0001.tif", 1}, {"0003.tif", 1}};
    EXPECT_FALSE(check_leaves("", pair));
}

TEST_F(JournalOfOneFolder, CanBeReadWhileARunWritesToIt)
{
    Journal reader = Journal::for_reading(root_ / "journal.db");
    journal_.note_file("a", file_record("a/2.tif", 1));
    EXPECT_EQ(reader.summary().files, 2);
    EXPECT_THROW(reader.note_file("a", file_record("a/3.tif", 1)), BatchError);
}

TEST_F(JournalOfOneFolder, RemembersTheInputFolders)
{
    EXPECT_EQ(journal_.root_of(""), std::nullopt);
    journal_.note_root({"/scans/опись 1", ""});
    journal_.note_root({"/scans/опись 2", ""});
    EXPECT_EQ(journal_.root_of("").value(), "/scans/опись 2");
}

TEST(Journal, RefusesWhatItDoesNotKnow)
{
    const TemporaryFolder root;
    put(root / "garbage.db", std::string(5000, 'x'));
    EXPECT_THROW(Journal{root / "garbage.db"}, BatchError);
    EXPECT_THROW(static_cast<void>(Journal::for_reading(root / "none.db")), BatchError);
    SQLite::Database(root / "newer.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("PRAGMA user_version = 99");
    EXPECT_THROW(Journal{root / "newer.db"}, SetupError);
}

TEST(Status, SaysThatAFolderHoldsNoResults)
{
    const TemporaryFolder root;
    EXPECT_THROW(static_cast<void>(status({root.path(), false})), SetupError);
}

}  // namespace
}  // namespace depesha
