// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/drawn_ahead.h"
#include "pipeline/report/report_html.h"
#include "tests/unit/pipeline/report/made_report.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace depesha {
namespace {

using namespace testing_aid;
namespace fs = std::filesystem;

class DrawnAhead : public testing::Test {
protected:
    std::atomic<int> drawn_ = 0;
    const Thumbnail counting_ = [this](const fs::path& scan, int page) {
        ++drawn_;
        return fake_picture(scan, page);
    };
    const Thumbnail failing_ = [this](const fs::path& scan, int page) -> std::string {
        if (++drawn_; page == 0) {
            throw std::runtime_error("the end of the file is missing");
        }
        return fake_picture(scan, page);
    };
};

TEST_F(DrawnAhead, DrawsWhatTheReportShowsBeforeItIsAskedFor)
{
    const Report report = report_of_reviews(20);
    const Thumbnail thumbnail = drawn_ahead(report, counting_);
    EXPECT_EQ(drawn_, 20);
    EXPECT_EQ(report_html(report, thumbnail), report_html(report, fake_picture));
    EXPECT_EQ(drawn_, 20);
}

TEST_F(DrawnAhead, DrawsNoMoreThanTheReportShows)
{
    const Report report = report_of_reviews(3000);
    const Thumbnail thumbnail = drawn_ahead(report, counting_);
    EXPECT_LT(drawn_, 100);
    const int ahead = drawn_;
    static_cast<void>(report_html(report, thumbnail));
    EXPECT_EQ(drawn_, ahead);
}

TEST_F(DrawnAhead, GivesEachPageItsOwnPicture)
{
    const Thumbnail thumbnail = drawn_ahead(made_report(), counting_);
    EXPECT_EQ(thumbnail("/scans/a.tif", 3), "/scans/a.tif 3");  // not asked for by the report
    EXPECT_EQ(thumbnail("/scans/b.tif", 3), "/scans/b.tif 3");
    EXPECT_EQ(thumbnail("/scans/a.tif", 3), "/scans/a.tif 3");
    EXPECT_EQ(drawn_, 3 + 2);
}

TEST_F(DrawnAhead, TellsEachTimeWhyAPageCannotBeDrawn)
{
    const Report report = made_report();
    const Thumbnail thumbnail = drawn_ahead(report, failing_);
    const int ahead = drawn_;
    const std::string html = report_html(report, thumbnail);
    EXPECT_EQ(drawn_, ahead);
    EXPECT_TRUE(holds(html, "the end of the file is missing"));
    EXPECT_EQ(html, report_html(report, failing_));
}

TEST_F(DrawnAhead, DrawsTheNextWhereAPageCannotBeDrawn)
{
    const Report report = report_of_reviews(3000);
    const Thumbnail first_fails = [this](const fs::path& scan, int page) {
        ++drawn_;
        return scan.filename() == "00000.jpg" ? std::string() : fake_picture(scan, page);
    };
    const Thumbnail thumbnail = drawn_ahead(report, first_fails);
    const int ahead = drawn_;
    static_cast<void>(report_html(report, thumbnail));
    EXPECT_EQ(drawn_, ahead + 1);
}

TEST_F(DrawnAhead, DrawsNothingForAnEmptyReport)
{
    static_cast<void>(drawn_ahead(Report(), counting_));
    EXPECT_EQ(drawn_, 0);
}

}  // namespace
}  // namespace depesha
