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
    const std::string text = status_text(summary, {true, {}});
    for (const char* const sentence :
         {"done       1 pages, 3 telegrams", "failed     2 pages", "failed (recognize)  a/1.tif#1: The engine gave up.",
          "failed (list)  a/link.jpg#0: The link points nowhere.", "to review  2 telegrams",
          "review  a/3.telegram.json  confidence 0.40, 1 field, worst defects[0]\n"
          "review  a/1.telegram.json  confidence 0.62, 3 fields, worst message.header.date\n",
          "A run is at work.", "left out  a/notes.txt: No scan."}) {
        EXPECT_NE(text.find(sentence), std::string::npos) << sentence;
    }
    const auto json = nlohmann::json::parse(status_json(summary, {}));
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
    EXPECT_NE(status_text(summary, {}).find("\nf/delo-339: leaves 32, 35-36 missing; 31 twice\n"), std::string::npos);
    EXPECT_EQ(summary.leaves.size(), 1U);
    const auto json = nlohmann::json::parse(status_json(summary, {}));
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

/// A journal as the first version that was published made it.
constexpr const char* first_journal = R"sql(
CREATE TABLE roots (prefix TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (id INTEGER PRIMARY KEY, folder TEXT NOT NULL, file TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL,
    modified INTEGER NOT NULL, sha256 TEXT NOT NULL, pages INTEGER NOT NULL);
CREATE INDEX files_by_folder ON files (folder);
CREATE TABLE pages (file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE, page INTEGER NOT NULL,
    key TEXT NOT NULL, stem TEXT NOT NULL, state INTEGER NOT NULL, stage INTEGER NOT NULL, reason TEXT NOT NULL,
    confidence REAL NOT NULL, seconds REAL NOT NULL, noted TEXT NOT NULL DEFAULT (datetime()),
    PRIMARY KEY (file, page)) WITHOUT ROWID;
CREATE TABLE texts (file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE, page INTEGER NOT NULL,
    packed BLOB NOT NULL, PRIMARY KEY (file, page));
CREATE TABLE telegrams (folder TEXT NOT NULL, id TEXT NOT NULL, confidence REAL NOT NULL DEFAULT 0,
    worst_field TEXT NOT NULL DEFAULT '', doubtful_fields INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (folder, id)) WITHOUT ROWID;
CREATE TABLE not_taken (folder TEXT NOT NULL, file TEXT NOT NULL, refused INTEGER NOT NULL, reason TEXT NOT NULL);
CREATE INDEX not_taken_by_folder ON not_taken (folder);
PRAGMA user_version = 1;
INSERT INTO roots VALUES ('', '/scans');
INSERT INTO files VALUES (7, 'a', 'a/1.tif', 100, 5, 'aa', 2);
INSERT INTO pages VALUES (7, 0, 'k0', 'a/1', 1, 0, '', 0.5, 1.25, '2026-01-01 00:00:00');
INSERT INTO pages VALUES (7, 1, 'k1', 'a/1.p0002', 2, 3, 'The engine gave up.', 0, 0, '2026-01-01 00:00:00');
INSERT INTO texts VALUES (7, 0, 'packed');
INSERT INTO telegrams VALUES ('a', 'a/1', 0.75, 'message.header.date', 2);
)sql";

void expect_what_the_first_journal_held(Journal& journal)
{
    const std::vector<FileRecord> files = journal.files_in("a");
    ASSERT_EQ(files.size(), 1U);
    ASSERT_EQ(files[0].page_records.size(), 2U);
    EXPECT_EQ(files[0].page_records[0].key, "k0");
    EXPECT_EQ(files[0].page_records[0].seconds, 1.25);
    EXPECT_EQ(files[0].page_records[1].reason, "The engine gave up.");
    EXPECT_EQ(files[0].page_records[1].cause, Cause::Page);
    EXPECT_EQ(journal.packed_page({"a/1.tif", 0}), "packed");
    EXPECT_EQ(journal.summary().to_review.size(), 1U);
    EXPECT_EQ(journal.root_of("").value(), "/scans");
    EXPECT_TRUE(journal.outputs().empty());
}

TEST(Journal, BringsThatOfTheFirstVersionUpToDateAndLosesNothing)
{
    const TemporaryFolder root;
    const auto file = root / "journal.db";
    SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(first_journal);
    const std::string before = bytes_of(file);
    Journal read = Journal::for_reading(file);
    expect_what_the_first_journal_held(read);
    EXPECT_EQ(bytes_of(file), before) << "reading changes nothing";
    for (int times = 0; times < 2; ++times) {
        Journal journal(file);
        expect_what_the_first_journal_held(journal);
    }
    Journal journal(file);
    journal.note_outputs({{"a/1.txt", "00ff"}});
    EXPECT_EQ(journal.outputs_in("a").size(), 1U);
}

TEST_F(JournalOfOneFolder, KnowsItsOutputs)
{
    journal_.note_outputs({{"a/2.txt", "02"}, {"a/1.txt", "01"}, {"top.txt", "03"}, {"a/b/1.txt", "04"}});
    journal_.note_outputs({{"a/1.txt", "11"}});
    journal_.forget_output("a/2.txt");
    const std::vector<OutputNote> in_a = journal_.outputs_in("a");
    ASSERT_EQ(in_a.size(), 1U);
    EXPECT_EQ(in_a[0].name, "a/1.txt");
    EXPECT_EQ(in_a[0].sha256, "11");
    EXPECT_EQ(journal_.outputs_in("").at(0).name, "top.txt");
    EXPECT_EQ(journal_.outputs().size(), 3U);
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
