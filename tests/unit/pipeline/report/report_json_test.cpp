// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_json.h"
#include "tests/unit/pipeline/report/made_report.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace depesha {
namespace {

using namespace testing_aid;
using nlohmann::json;

TEST(ReportJson, HoldsAllThatTheReportTells)
{
    const json told = json::parse(report_json(made_report()));
    EXPECT_EQ(told.at("format"), "depesha-report-1");
    EXPECT_EQ(told.at("night").at("pages_read"), 12345);
    EXPECT_EQ(told.at("night").at("notes").size(), 1U);
    EXPECT_EQ(told.at("totals").at("leaves_missing"), 6);
    EXPECT_EQ(told.at("last_success"), "2026-12-01T05:48:10+03:00");
    const json& failed = told.at("failed").at(0);
    EXPECT_EQ(failed.at("file"), "box/<b>\n\"1\".tif");
    EXPECT_EQ(failed.at("page"), 2);
    EXPECT_EQ(failed.at("stage"), "recognize");
    EXPECT_EQ(failed.at("tries"), 3);
    const json& review = told.at("to_review").at(0);
    EXPECT_EQ(review.at("record"), "опись 1/0031 #1.telegram.json");
    EXPECT_EQ(review.at("origin"), nullptr);
    EXPECT_EQ(review.at("pages").at(1).at("page"), 2);
    EXPECT_EQ(review.at("pages").at(1).at("text"), nullptr);
    EXPECT_EQ(review.at("fields").at(0).at("confidence"), nullptr);
    EXPECT_EQ(review.at("fields").at(2).at("sources").at(1).at("box"), (json{40, 1000, 90, 1030}));
    EXPECT_EQ(told.at("leaves").at(0).at("twice"), json{"31об"});
    EXPECT_EQ(told.at("left_out").at(0).at("file"), "box/notes.txt");
}

TEST(ReportJson, IsGoodWhateverBytesNamesHold)
{
    Report report = made_report();
    report.failed[0].failure.id.file = "\xff\xfe.tif";
    report.folder = "/\xd0";
    EXPECT_TRUE(json::accept(report_json(report)));
}

TEST(ReportJson, TellsNoNightWhereNoneIsKnown)
{
    const json told = json::parse(report_json(Report()));
    EXPECT_EQ(told.at("night"), nullptr);
    EXPECT_EQ(told.at("failed"), json::array());
}

TEST(EarlierReport, TellsTheNightAgain)
{
    const TemporaryFolder out;
    put(out / "report.json", report_json(made_report()));
    const EarlierReport earlier = earlier_report(out.path());
    EXPECT_EQ(earlier.last_success, "2026-12-01T05:48:10+03:00");
    Report again = made_report();
    again.night = earlier.night;
    EXPECT_EQ(report_json(again), report_json(made_report()));
}

TEST(EarlierReport, IsEmptyWhereThereIsNone)
{
    const TemporaryFolder out;
    EXPECT_EQ(earlier_report(out.path()).night.begun, "");
    for (const char* const bytes :
         {"", "{", "[]", "7", R"({"format": "other", "night": null})", R"({"format": "depesha-report-1"})",
          R"({"format": "depesha-report-1", "night": {"begun": "x", "seconds": "many"}, "last_success": "y"})",
          R"({"format": "depesha-report-1", "night": 5})"}) {
        put(out / "report.json", bytes);
        EXPECT_EQ(earlier_report(out.path()).night.begun, "") << bytes;
        EXPECT_EQ(earlier_report(out.path()).last_success, "") << bytes;
    }
}

}  // namespace
}  // namespace depesha
