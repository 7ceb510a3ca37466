// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/mark_differences.h"
#include "postprocess/score/score_html.h"
#include "postprocess/score/score_table.h"
#include "tests/unit/postprocess/score/made_records.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace depesha {
namespace {

using testing_aid::made_record;

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TextDocument text_of(const std::string& name, const std::string& transcript, const std::string& text)
{
    return {.name = name + ".txt",
            .document = name,
            .groups = {"lang ru"},
            .transcript = transcript,
            .text = text,
            .found = true};
}

TEST(MarkDifferences, MarksWhatIsWrongOnBothSides)
{
    const MarkedTexts marked = mark_differences("дело 31, том", "тело 3, тома");
    EXPECT_EQ(marked.truth, "<mark>д</mark>ело 3<del>1</del>, том");
    EXPECT_EQ(marked.read, "<mark>т</mark>ело 3, том<ins>а</ins>");
}

TEST(MarkDifferences, MarksNothingWhereTextsAgreeButForTheirFolding)
{
    const MarkedTexts marked = mark_differences("«Да» —\nнет", "\"Да\" - нет");
    EXPECT_EQ(marked.truth, "«Да» —\nнет");
    EXPECT_EQ(marked.read, "&quot;Да&quot; - нет");
}

TEST(MarkDifferences, EscapesInsideOfMarksAndShowsSpaces)
{
    const MarkedTexts marked = mark_differences("a<b c\nd", "a&bcd");
    EXPECT_EQ(marked.truth, "a<mark>&lt;</mark>b<del>␣</del>c<del>⏎\n</del>d");
    EXPECT_EQ(marked.read, "a<mark>&amp;</mark>bcd");
}

TEST(ScoreHtml, ShowsTextsAndFieldsTheWorstFirst)
{
    RecordLeaves got = made_record("7715", "текст");
    got.leaves.push_back({"typist", {"<ВК>"}, 0.25});
    const ScoreReport report =
        score_documents({text_of("a", "точно", "точно"), text_of("z & y", "дело", "тело")},
                        {{.name = "z & y", .groups = {}, .truth = {made_record("302", "текст")}, .got = {got}}});
    const std::string page = score_html(report);
    EXPECT_LT(page.find("<h2>z &amp; y</h2>"), page.find("<h2>a</h2>"));
    EXPECT_TRUE(holds(page, "<mark>т</mark>ело"));
    EXPECT_TRUE(holds(page, "<tr class=\"wrong\"><td class=\"verdict\">wrong</td><td>number</td>"));
    EXPECT_TRUE(holds(page, "<td>&lt;ВК&gt;</td><td class=\"number\">0.25</td>"));
    EXPECT_TRUE(holds(page, "Its messages are right: telegram."));
    EXPECT_FALSE(holds(page, "<script"));
    EXPECT_FALSE(holds(page, "z & y"));
}

TEST(ScoreHtml, TellsNoRateOfAnEmptyPage)
{
    const std::string page = score_html(score_documents({text_of("a", "", "грязь")}, {}));
    EXPECT_TRUE(holds(page, "a.txt: 5 signs where nothing is typed"));
    EXPECT_TRUE(holds(page, "5 signs too many"));
    EXPECT_TRUE(holds(page, "<ins>грязь</ins>"));
}

TEST(ScoreHtml, SaysWhichRecordsAreMissingOrInvented)
{
    const ScoreReport report =
        score_documents({}, {{.name = "a", .groups = {}, .truth = {made_record("302", "текст")}, .got = {}},
                             {.name = "b", .groups = {}, .truth = {}, .got = {made_record("302", "текст")}}});
    const std::string page = score_html(report);
    EXPECT_TRUE(holds(page, "This record was not found."));
    EXPECT_TRUE(holds(page, "This record should not be there."));
}

TEST(ScoreReport, TakesDocumentsTogetherByTheirGroups)
{
    const ScoreReport report =
        score_documents({text_of("a", "aaaaaaaaaa", "aaaaaaaaaa"), text_of("b", "bbbbbbbbbb", "bbbbbbbbbc")}, {});
    EXPECT_DOUBLE_EQ(report.all.text.cer(), 5.0);
    EXPECT_DOUBLE_EQ(report.groups.at("lang ru").text.cer(), 5.0);
    EXPECT_DOUBLE_EQ(report.all.cer_quantile(0.0), 0.0);
    EXPECT_DOUBLE_EQ(report.all.cer_quantile(0.5), 10.0);
    EXPECT_DOUBLE_EQ(report.all.cer_quantile(1.0), 10.0);
    EXPECT_DOUBLE_EQ(ScoreGroup().cer_quantile(0.5), 0.0);
}

TEST(ScoreJson, TellsEachDocumentOnlyWhereAsked)
{
    TextDocument lost = text_of("b\xff", "текст", "");
    lost.found = false;
    const ScoreReport report = score_documents({text_of("a", "дело", "тело"), std::move(lost)}, {});
    const auto brief = nlohmann::json::parse(score_json(report, EachDocument::LeftOut));
    EXPECT_FALSE(brief.contains("documents"));
    EXPECT_EQ(brief.at("not_found").size(), 1U);
    EXPECT_TRUE(brief.at("all").at("records").is_null());
    EXPECT_EQ(brief.at("groups").at("lang ru").at("texts").at("character_edits"), 6);
    const auto each = nlohmann::json::parse(score_json(report, EachDocument::Told));
    EXPECT_EQ(each.at("documents").at(0).at("texts").at(0).at("cer_percent"), 25.0);
}

TEST(ScoreTable, LeavesOutWhatWasNotMeasured)
{
    const std::string table = score_table(score_documents({text_of("a", "дело", "тело")}, {}), EachDocument::Told);
    EXPECT_TRUE(holds(table, "25.00"));
    EXPECT_TRUE(holds(table, "CER 25.00 %, WER 100.00 %: a.txt"));
    EXPECT_FALSE(holds(table, "calibration"));
    EXPECT_FALSE(holds(table, "records"));
}

}  // namespace
}  // namespace depesha
