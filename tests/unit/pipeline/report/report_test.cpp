// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

using namespace testing_aid;

JournalSummary summary_of(std::vector<TelegramNote> notes)
{
    JournalSummary summary;
    summary.files = 9;
    summary.pages_done = 7;
    summary.pages_read = 2;
    summary.telegrams = 5;
    PageFailure& failure = summary.failed.emplace_back();
    failure.id = {"box/1.tif", 2};
    failure.reason = "It breaks off.";
    summary.to_review = std::move(notes);
    summary.leaves = {{"box", {"32", "40-44"}, {"31"}}, {"дело", {"9-10"}, {}}};
    return summary;
}

std::filesystem::path nowhere(const std::string& /*file*/)
{
    return {};
}

std::string record_of(const std::string& file, int page)
{
    return R"({"format": "depesha-telegram-1", "pages": [{"file": ")" + file + R"(", "page": )" + std::to_string(page) +
           R"(, "width": 10, "height": 20}], "review": ["message.header.date"]})";
}

TEST(GatherReport, CountsPagesTelegramsAndLeaves)
{
    const TemporaryFolder out;
    const Report report = gather_report({}, summary_of({}), out.path(), nowhere);
    EXPECT_EQ(report.totals.scans, 9);
    EXPECT_EQ(report.totals.pages_done, 7);
    EXPECT_EQ(report.totals.pages_begun, 2);
    EXPECT_EQ(report.totals.pages_failed, 1);
    EXPECT_EQ(report.totals.telegrams, 5);
    EXPECT_EQ(report.totals.leaves_missing, 1 + 5 + 2);
    EXPECT_EQ(report.folder, out.path());
}

TEST(GatherReport, FindsTheScansOfFailuresAndTelegrams)
{
    const TemporaryFolder out;
    put(out / "box/0031.telegram.json", record_of("box/0031.jpg", 1));
    const Report report = gather_report({}, summary_of({{"box/0031", 0.25, "message.header.date", 1}}), out.path(),
                                        [](const std::string& file) { return "/scans/" + file; });
    EXPECT_EQ(report.failed.at(0).scan, "/scans/box/1.tif");
    EXPECT_EQ(report.failed.at(0).failure.reason, "It breaks off.");
    ASSERT_EQ(report.to_review.size(), 1U);
    EXPECT_EQ(report.to_review[0].id, "box/0031");
    EXPECT_EQ(report.to_review[0].confidence, 0.25);
    EXPECT_EQ(report.to_review[0].pages.at(0).scan, "/scans/box/0031.jpg");
    EXPECT_EQ(report.to_review[0].fields.at(0).path, "message.header.date");
}

TEST(GatherReport, FindsTextAndPdfWhateverTheyAreNamedAfter)
{
    const TemporaryFolder out;
    for (const char* const name : {"a/0031.p0002.txt", "a/0031.pdf", "b/0031.jpg.txt", "b/0031.jpg.pdf", "0031.txt"}) {
        put(out / name, "");
    }
    put(out / "1.telegram.json", record_of("a/0031.tif", 2));
    put(out / "2.telegram.json", record_of("b/0031.jpg", 1));
    put(out / "3.telegram.json", record_of("0031.jpg", 1));
    const Report report =
        gather_report({}, summary_of({{"1", 0, "", 1}, {"2", 0, "", 1}, {"3", 0, "", 1}}), out.path(), nowhere);
    const auto page = [&](std::size_t i) { return report.to_review.at(i).pages.at(0); };
    EXPECT_EQ(page(0).text, "a/0031.p0002.txt");
    EXPECT_EQ(page(0).pdf, "a/0031.pdf");
    EXPECT_EQ(page(1).text, "b/0031.jpg.txt");
    EXPECT_EQ(page(1).pdf, "b/0031.jpg.pdf");
    EXPECT_EQ(page(2).text, "0031.txt");
    EXPECT_EQ(page(2).pdf, "");
}

TEST(GatherReport, TellsARecordThatCannotBeRead)
{
    const TemporaryFolder out;
    put(out / "broken.telegram.json", "{");
    const Report report =
        gather_report({}, summary_of({{"broken", 0.1, "x", 1}, {"gone", 0.2, "x", 1}}), out.path(), nowhere);
    EXPECT_EQ(report.to_review.at(0).trouble, "The record is no JSON in UTF-8; remove it and run again.");
    EXPECT_NE(report.to_review.at(1).trouble.find("No such file"), std::string::npos);
    EXPECT_EQ(report.to_review.at(1).id, "gone");
}

TEST(GatherReport, RemembersWhenARunLastCameToItsEnd)
{
    const TemporaryFolder out;
    put(out / "report.json",
        R"({"format": "depesha-report-1", "night": null, "last_success": "2026-11-29T05:00:00Z"})");
    const auto success = [&](const std::string& ended, int exit_code) {
        Night night;
        night.ended = ended;
        night.exit_code = exit_code;
        return gather_report(night, {}, out.path(), nowhere).last_success;
    };
    EXPECT_EQ(success("2026-11-30T05:00:00Z", 1), "2026-11-30T05:00:00Z");
    EXPECT_EQ(success("2026-11-30T05:00:00Z", 3), "2026-11-29T05:00:00Z");
    EXPECT_EQ(success("", 0), "2026-11-29T05:00:00Z");
    put(out / "report.json", "[]");
    EXPECT_EQ(success("", 0), "");
}

TEST(ScanFinder, KnowsTheInputFolders)
{
    Journal journal(":memory:");
    EXPECT_EQ(scan_finder(journal)("box/1.jpg"), "");
    journal.note_root({"/archive/fond", "", true});
    EXPECT_EQ(scan_finder(journal)("box/1.jpg"), "/archive/fond/box/1.jpg");
    EXPECT_EQ(scan_finder(journal)("1.jpg"), "/archive/fond/1.jpg");
}

TEST(ScanFinder, KnowsSeveralInputFoldersByTheirNames)
{
    Journal journal(":memory:");
    journal.note_root({"/a/box-1", "box-1", true});
    journal.note_root({"/b/box-2", "box-2", true});
    EXPECT_EQ(scan_finder(journal)("box-2/d/1.jpg"), "/b/box-2/d/1.jpg");
    EXPECT_EQ(scan_finder(journal)("box-3/1.jpg"), "");
}

}  // namespace
}  // namespace depesha
