// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_csv.h"
#include "tests/unit/pipeline/report/made_report.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace depesha {
namespace {

using namespace testing_aid;
using Rows = std::vector<std::vector<std::string>>;

/// RFC 4180, strictly: rows end with CR LF, quotes only around whole cells. Empty for what is no such table.
Rows parsed(std::string_view table)
{
    Rows rows(1);
    std::size_t at = 0;
    while (at < table.size()) {
        std::string cell;
        if (table[at] == '"') {
            for (++at; at < table.size() && (table[at] != '"' || table.substr(at, 2) == "\"\""); ++at) {
                at += table[at] == '"' ? 1 : 0;
                cell += table[at];
            }
            ++at;
        } else {
            const std::size_t end = table.find_first_of(",\"\r\n", at);
            cell = table.substr(at, end - at);
            at = end;
        }
        rows.back().push_back(cell);
        if (table.substr(at, 2) == "\r\n") {
            rows.emplace_back();
            at += 2;
        } else if (at < table.size() && table[at] == ',') {
            ++at;
        } else {
            return {};
        }
    }
    rows.pop_back();
    return rows;
}

Rows rows_of(const Report& report)
{
    const std::string table = report_csv(report);
    EXPECT_TRUE(table.starts_with("\xEF\xBB\xBF"));
    return parsed(std::string_view(table).substr(3));
}

TEST(ReportCsv, HasARowForEachPageToLookAt)
{
    const Rows rows = rows_of(made_report());
    ASSERT_EQ(rows.size(), 4U);
    for (const auto& row : rows) {
        EXPECT_EQ(row.size(), 17U);
    }
    EXPECT_EQ(rows[0][0], "what");
    EXPECT_EQ(rows[0][16], "scan");
    EXPECT_EQ(rows[1][0], "failed");
    EXPECT_EQ(rows[1][1], "box/<b> \"1\".tif");
    EXPECT_EQ(rows[1][2], "2");
    EXPECT_EQ(rows[1][5], "3");
    EXPECT_EQ(rows[2][0], "review");
    EXPECT_EQ(rows[2][2], "1");
    EXPECT_EQ(rows[2][6], "опись 1/0031 #1.telegram.json");
    EXPECT_EQ(rows[2][8], "1951-06-13");
    EXPECT_EQ(rows[2][11], "0.530");
    EXPECT_EQ(rows[2][12], "2");
    EXPECT_EQ(rows[2][13], "date (0.31): 1З <июня>; signature (0.72): ФИЛИППОВ \"x\"");
    EXPECT_EQ(rows[3][2], "2");
    EXPECT_EQ(rows[3][13], "not read: about 14 typed characters were not read; signature (0.72): ФИЛИППОВ \"x\"");
}

TEST(ReportCsv, TellsFieldsWithoutAPlaceWithTheFirstPage)
{
    Report report = made_report();
    report.failed.clear();
    for (DoubtfulField& field : report.to_review[0].fields) {
        field.sources.clear();
    }
    const Rows rows = rows_of(report);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1][12], "3");
}

TEST(ReportCsv, HasARowForARecordThatCannotBeRead)
{
    Report report;
    TelegramToReview& telegram = report.to_review.emplace_back();
    telegram.id = "gone";
    telegram.trouble = "There is none.";
    const Rows rows = rows_of(report);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1][1], "");
    EXPECT_EQ(rows[1][2], "");
    EXPECT_EQ(rows[1][4], "There is none.");
    EXPECT_EQ(rows[1][6], "gone.telegram.json");
}

TEST(ReportCsv, HasItsHeadsWhereNothingIsToLookAt)
{
    EXPECT_EQ(rows_of(Report()).size(), 1U);
}

TEST(CsvCell, QuotesWhatNeedsIt)
{
    EXPECT_EQ(csv_cell("Дело 339"), "Дело 339");
    EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_cell("a \"b\""), "\"a \"\"b\"\"\"");
    EXPECT_EQ(csv_cell(""), "");
}

TEST(CsvCell, StaysInOneLine)
{
    EXPECT_EQ(csv_cell("a\r\nb\tc\x01\xff"), "a  b c??");
}

TEST(CsvCell, IsNoFormula)
{
    for (const char* const formula : {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r@x", "\n\n+2"}) {
        EXPECT_EQ(csv_cell(formula).front(), '\'') << formula;
    }
    EXPECT_EQ(csv_cell("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
    EXPECT_EQ(csv_cell("a=b"), "a=b");
}

}  // namespace
}  // namespace depesha
