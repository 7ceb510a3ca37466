// SPDX-License-Identifier: Apache-2.0
#include "pipeline/errors.h"
#include "pipeline/folder_lock.h"
#include "pipeline/journal.h"
#include "pipeline/log.h"
#include "pipeline/report/report_command.h"
#include "tests/unit/pipeline/fake_stages.h"
#include "tests/unit/pipeline/report/made_report.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace depesha {
namespace {

using namespace testing_aid;
using nlohmann::json;

Stages stages(const Options& /*options*/)
{
    return fake_stages();
}

/// A folder of results with a page that failed while it was recognized.
class ReportCommandTest : public testing::Test {
protected:
    void SetUp() override
    {
        put(scans_ / "box/1.tif", fake_scan("pages=2 fail=2", "a"));
        put(scans_ / "box/2.tif", fake_scan("", "b"));
        Log log(nullptr);
        RunCommand command;
        command.inputs = {scans_};
        command.out = out_;
        command.options.batch.settle_seconds = 0;
        static_cast<void>(run(command, stages, log));
    }

    static std::string report_on(const std::filesystem::path& folder, const std::filesystem::path& metrics = {})
    {
        ReportCommand command;
        command.folder = folder;
        command.metrics = metrics;
        return write_report_anew(command, stages);
    }

    [[nodiscard]] json told() const { return json::parse(bytes_of(out_ / "report.json")); }

    TemporaryFolder root_;
    std::filesystem::path scans_ = root_ / "scans";
    std::filesystem::path out_ = root_ / "out";
};

TEST_F(ReportCommandTest, TellsTheJournalAsItStands)
{
    std::filesystem::remove(out_ / "report.json");
    EXPECT_EQ(report_on(out_), (out_ / "report.html").string() + '\n');
    EXPECT_EQ(told().at("totals").at("pages_done"), 2);
    EXPECT_EQ(told().at("failed").at(0).at("file"), "box/1.tif");
    EXPECT_EQ(told().at("failed").at(0).at("scan"), (scans_ / "box/1.tif").string());
    EXPECT_EQ(told().at("night"), nullptr);
    const std::string page = bytes_of(out_ / "report.html");
    EXPECT_TRUE(holds(page, "The engine gave up."));
    EXPECT_TRUE(holds(page, "<img src=\"data:image/jpeg;base64,cGljdHVyZSBvZiBmYWlscw==\""));
}

TEST_F(ReportCommandTest, TellsTheNightOfTheRunThatWroteOneItself)
{
    EXPECT_EQ(told().at("night").at("pages_read"), 2);
    EXPECT_EQ(told().at("failed").at(0).at("cause"), "page");
    static_cast<void>(report_on(out_));
    EXPECT_EQ(told().at("night").at("pages_read"), 2);
}

TEST_F(ReportCommandTest, KeepsTellingTheNightOfTheReportBefore)
{
    put(out_ / "report.json", R"({"format": "depesha-report-1", "last_success": null, "night": {
        "begun": "2026-11-30T22:00:00Z", "ended": "2026-12-01T05:00:00Z", "seconds": 5, "version": "0.1.0",
        "ending": "It is six.", "exit_code": 1, "pages_read": 2, "pages_failed": 1, "pages_done_before": 0,
        "pages_left": 0, "notes": []}})");
    static_cast<void>(report_on(out_));
    EXPECT_EQ(told().at("night").at("ending"), "It is six.");
    EXPECT_EQ(told().at("last_success"), "2026-12-01T05:00:00Z");
    EXPECT_TRUE(std::filesystem::exists(out_ / ".depesha/reports/2026-11-30T22-00-00Z/report.html"));
}

TEST_F(ReportCommandTest, WritesMetricsWhereAskedTo)
{
    static_cast<void>(report_on(out_, root_ / "depesha.prom"));
    EXPECT_TRUE(holds(bytes_of(root_ / "depesha.prom"), "depesha_pages{folder="));
    EXPECT_THROW(static_cast<void>(report_on(out_, root_ / "no/depesha.prom")), SetupError);
}

TEST_F(ReportCommandTest, DoesNotDisturbARun)
{
    const FolderLock lock(out_ / ".depesha/lock");
    EXPECT_THROW(static_cast<void>(report_on(out_)), FolderHeld);
}

TEST_F(ReportCommandTest, RefusesAFolderWithoutResults)
{
    EXPECT_THROW(static_cast<void>(report_on(scans_)), SetupError);
    EXPECT_FALSE(std::filesystem::exists(scans_ / ".depesha"));
}

}  // namespace
}  // namespace depesha
