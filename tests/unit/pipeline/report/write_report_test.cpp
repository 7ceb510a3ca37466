// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_csv.h"
#include "pipeline/report/report_html.h"
#include "pipeline/report/report_json.h"
#include "pipeline/report/write_report.h"
#include "tests/unit/pipeline/report/made_report.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>

namespace depesha {
namespace {

using namespace testing_aid;

class WriteReport : public testing::Test {
protected:
    [[nodiscard]] std::size_t kept() const
    {
        const auto entries = std::filesystem::directory_iterator(folder_ / ".depesha/reports");
        return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
    }

    TemporaryFolder folder_;
    OutputFolder output_{folder_.path()};
};

TEST_F(WriteReport, PutsThreeFilesAmongTheResults)
{
    const Report report = made_report();
    write_report(report, fake_picture, output_);
    EXPECT_EQ(bytes_of(folder_ / "report.html"), report_html(report, fake_picture));
    EXPECT_EQ(bytes_of(folder_ / "report.json"), report_json(report));
    EXPECT_EQ(bytes_of(folder_ / "report.csv"), report_csv(report));
}

TEST_F(WriteReport, KeepsTheReportOfEachRunWithLinksThatLeadBack)
{
    write_report(made_report(), fake_picture, output_);
    const std::string kept_page = bytes_of(folder_ / ".depesha/reports/2026-11-30T22-00-04+03-00/report.html");
    EXPECT_EQ(kept_page, report_html(made_report(), fake_picture, "../../../"));
    EXPECT_TRUE(holds(kept_page, "href=\"../../../опись%201/0031%20%231.telegram.json\""));
    EXPECT_EQ(bytes_of(folder_ / ".depesha/reports/2026-11-30T22-00-04+03-00/report.json"), report_json(made_report()));
}

TEST_F(WriteReport, KeepsTheLastThirty)
{
    Report report;
    for (int day = 1; day <= 35; ++day) {
        report.night.begun = fmt::format("2026-{:02}-{:02}T22:00:00Z", day / 28 + 1, day % 28 + 1);
        write_report(report, fake_picture, output_);
    }
    EXPECT_EQ(kept(), 30U);
    EXPECT_FALSE(output_.has(".depesha/reports/2026-01-06T22-00-00Z/report.html"));
    EXPECT_TRUE(output_.has(".depesha/reports/2026-01-07T22-00-00Z/report.html"));
    EXPECT_TRUE(output_.has(".depesha/reports/2026-02-08T22-00-00Z/report.html"));
}

TEST_F(WriteReport, KeepsNothingOfARunThatIsNotKnown)
{
    write_report(Report(), fake_picture, output_);
    EXPECT_TRUE(output_.has("report.html"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / ".depesha/reports"));
}

TEST_F(WriteReport, TakesNoWayOutOfTheFolderFromATime)
{
    Report report;
    report.night.begun = "../../../x";
    write_report(report, fake_picture, output_);
    EXPECT_TRUE(output_.has(".depesha/reports/---------X/report.html") ||
                output_.has(".depesha/reports/----------/report.html"));
}

TEST_F(WriteReport, DrawsEachPageOnce)
{
    std::atomic<int> drawn = 0;
    const auto count = [&](const std::filesystem::path& scan, int page) {
        ++drawn;
        return fake_picture(scan, page);
    };
    write_report(made_report(), count, output_);
    EXPECT_EQ(drawn, 3);
}

}  // namespace
}  // namespace depesha
