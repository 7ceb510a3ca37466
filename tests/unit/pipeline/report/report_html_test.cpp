// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_html.h"
#include "tests/unit/pipeline/report/made_report.h"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>

namespace depesha {
namespace {

using namespace testing_aid;

std::string page_of(const Report& report)
{
    return report_html(report, fake_picture);
}

TEST(ReportHtml, TellsTotalsSpeedAndTheNight)
{
    const std::string page = page_of(made_report());
    EXPECT_TRUE(page.starts_with("<!DOCTYPE html>"));
    EXPECT_TRUE(holds(page, "<h1>The night of 30 November 2026</h1>"));
    EXPECT_TRUE(holds(page, "30 November 2026, 22:00 to 1 December 2026, 05:48, 7 h 48 min, version 0.1.0"));
    EXPECT_TRUE(holds(page, "1 page failed, 1 telegram is to be looked at, 6 leaves are missing."));
    EXPECT_TRUE(holds(page, "<dt>pages read</dt><dd>12,345</dd>"));
    EXPECT_TRUE(holds(page, "<dt>pages an hour</dt><dd>1,582</dd>"));
    EXPECT_TRUE(holds(page, "<dt>telegrams</dt><dd>9,000</dd>"));
    EXPECT_TRUE(holds(page, "2 pages are read while their telegrams are not put together yet"));
    EXPECT_TRUE(holds(page, "<td>дело 339</td><td>32, 40-44</td><td>31об</td>"));
    EXPECT_TRUE(holds(page, "<td>box/notes.txt</td>"));
}

TEST(ReportHtml, EscapesWhatStrangersWrote)
{
    const std::string page = page_of(made_report());
    EXPECT_TRUE(holds(page, "box/&lt;b&gt;?&quot;1&quot;.tif"));
    EXPECT_TRUE(holds(page, "Tesseract gave up on the page &amp; stopped."));
    EXPECT_TRUE(holds(page, "1З &lt;июня&gt;"));
    EXPECT_TRUE(holds(page, "&lt;decoders&gt;"));
    EXPECT_TRUE(holds(page, "/results/фонд &lt;45&gt;"));
    for (const char* const markup : {"<b>\n", "<июня>", "<decoders>", "<45>"}) {
        EXPECT_FALSE(holds(page, markup)) << markup;
    }
}

TEST(ReportHtml, NeedsNoScriptAndNoNetwork)
{
    const std::string page = page_of(made_report());
    for (const char* const outside : {"<script", "http:", "https:", "<link", "@import", "onload", "src=\"/", "url("}) {
        EXPECT_FALSE(holds(page, outside)) << outside;
    }
    EXPECT_TRUE(holds(page, "default-src 'none'; img-src data:"));
}

TEST(ReportHtml, MarksTheFieldsWhereTheyStandWithTheirNumbers)
{
    const std::string page = page_of(made_report());
    EXPECT_EQ(count_of(page, "<svg "), 2U);
    EXPECT_EQ(count_of(page, "viewBox=\"0 0 1000 2000\""), 2U);
    EXPECT_TRUE(holds(page, "<g class=\"severe\"><rect x=\"290\" y=\"390\" width=\"220\" height=\"60\""));
    EXPECT_TRUE(holds(page, "<g class=\"doubtful\"><rect x=\"690\" y=\"1790\" width=\"220\" height=\"60\""));
    EXPECT_TRUE(holds(page, "<span class=\"badge\">2</span><div><div class=\"label\"><span>date</span><span "
                            "class=\"sure\">0.31</span>"));
    const std::size_t second_page = page.find("<svg ");
    const std::size_t first_page = page.find("<svg ", second_page + 1);
    EXPECT_TRUE(holds(page.substr(second_page, first_page - second_page), "page 2</span></figcaption>"));
}

TEST(ReportHtml, LinksToRecordTextAndPdf)
{
    const std::string page = report_html(made_report(), fake_picture, "../");
    EXPECT_TRUE(holds(page, "<a href=\"../опись%201/0031%20%231.telegram.json\">record</a>"));
    EXPECT_TRUE(holds(page, "<a href=\"../опись%201/0031.txt\">text</a>"));
    EXPECT_TRUE(holds(page, "<a href=\"../опись%201/0031.pdf\">PDF</a>"));
    EXPECT_TRUE(holds(page, "<a href=\"../report.csv\">"));
}

TEST(ReportHtml, LeadsToItsParts)
{
    const std::string page = page_of(made_report());
    for (const char* const part : {"failed", "leaves", "review", "left-out"}) {
        EXPECT_EQ(count_of(page, std::string("<a href=\"#") + part + "\">"), 1U) << part;
        EXPECT_EQ(count_of(page, std::string("<section id=\"") + part + "\">"), 1U) << part;
    }
    EXPECT_FALSE(holds(page_of(Report()), "<nav>"));
}

TEST(ReportHtml, KeepsTheOrderTheWorstFirst)
{
    const std::string page = page_of(report_of_reviews(5));
    std::size_t at = 0;
    for (const char* const id : {"<h3>box/00000", "<h3>box/00001", "<h3>box/00002", "<h3>box/00003", "<h3>box/00004"}) {
        const std::size_t next = page.find(id);
        EXPECT_GT(next, at);
        EXPECT_NE(next, std::string::npos);
        at = next;
    }
}

TEST(ReportHtml, ShowsAtMostSixtyPicturesOfTelegrams)
{
    const std::string few = page_of(report_of_reviews(60));
    EXPECT_EQ(count_of(few, "<svg "), 60U);
    EXPECT_FALSE(holds(few, "in all; the others"));
    const std::string many = page_of(report_of_reviews(61));
    EXPECT_EQ(count_of(many, "<svg "), 60U);
    EXPECT_EQ(count_of(many, "<article"), 61U);
    EXPECT_TRUE(holds(many, "The worst have their pictures, 60 in all; the others are told without."));
}

TEST(ReportHtml, ShowsAtMostThirtyPicturesOfFailures)
{
    const std::string page = page_of(report_of_failures(31));
    EXPECT_EQ(count_of(page, "<img "), 30U);
    EXPECT_EQ(count_of(page, "<article"), 30U);
    EXPECT_EQ(count_of(page, "<tr class=\"failed\"><td>box/00030.jpg"), 1U);
    EXPECT_TRUE(holds(page, "Pictures are shown of the first 30 only."));
    EXPECT_FALSE(holds(page_of(report_of_failures(30)), "Pictures are shown"));
}

TEST(ReportHtml, ShowsAtMostThreePagesOfATelegramAndTwentyFiveFields)
{
    Report report = report_of_reviews(1);
    TelegramToReview& telegram = report.to_review[0];
    telegram.fields.clear();
    for (int i = 0; i < 30; ++i) {
        telegram.pages.push_back(telegram.pages[0]);
        telegram.fields.push_back({"x", "date", std::string(400, 'x'), 0.5, {{i, {1, 2, 30, 40}}}});
    }
    const std::string page = page_of(report);
    EXPECT_EQ(count_of(page, "<svg "), 3U);
    EXPECT_TRUE(holds(page, "27 more pages of it bear marks too"));
    EXPECT_EQ(count_of(page, "class=\"badge\""), 25U);
    EXPECT_TRUE(holds(page, "5 more fields stand in its record."));
    EXPECT_TRUE(holds(page, std::string(300, 'x') + " …"));
    EXPECT_FALSE(holds(page, std::string(301, 'x')));
}

TEST(ReportHtml, StaysReadableAndQuickWithTenThousandFailures)
{
    const auto start = std::chrono::steady_clock::now();
    const std::string page = page_of(report_of_failures(10000));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
    EXPECT_LT(page.size(), 1'000'000U);
    EXPECT_EQ(count_of(page, "<article") + count_of(page, "<tr class=\"failed\""), 500U);
    EXPECT_TRUE(holds(page, "9,500 more failed pages stand in <b>report.csv</b>"));
    EXPECT_TRUE(holds(page, "<td class=\"number\">6,666</td><td>It took longer than 300 s.</td>"));
    EXPECT_LT(page.find("<td class=\"number\">6,666</td>"), page.find("<td class=\"number\">3,334</td>"));
}

TEST(ReportHtml, TellsWhyThereIsNoPicture)
{
    const auto broken = [](const std::filesystem::path&, int) -> std::string {
        throw std::runtime_error("it was <taken> away.");
    };
    Report report = made_report();
    const std::string page = report_html(report, broken);
    EXPECT_EQ(count_of(page, "No picture: it was &lt;taken&gt; away."), 2U + 1U);
    EXPECT_EQ(count_of(page, "<svg ") + count_of(page, "<img "), 0U);
    report.failed[0].scan.clear();
    EXPECT_TRUE(holds(page_of(report), "No picture: it is not known where the scan lies."));
    EXPECT_TRUE(holds(report_html(report, [](const auto&, int) { return std::string(); }), "could not be drawn"));
}

TEST(ReportHtml, StandsBoxesAndPagesOfAnySize)
{
    constexpr int most = 1'000'000'000;
    Report report = report_of_reviews(1);
    TelegramToReview& telegram = report.to_review[0];
    telegram.fields[0].sources = {{0, {-most, -most, most, most}}, {0, {most, most, -most, -most}}};
    EXPECT_EQ(count_of(page_of(report), "<rect x=\"0\" y=\"0\" width=\"1000\" height=\"1400\""), 1U);
    EXPECT_EQ(count_of(page_of(report), "<rect "), 1U);
    telegram.pages[0].page.size = {most, most};
    EXPECT_EQ(count_of(page_of(report), "<rect "), 1U);
    telegram.pages[0].page.size = {0, 1400};
    EXPECT_EQ(count_of(page_of(report), "<svg "), 0U);
}

TEST(ReportHtml, DrawsNoScanThatCouldNotBeOpened)
{
    Report report = report_of_failures(2);
    report.failed[0].failure.stage = Stage::Read;
    report.failed[1].failure.stage = Stage::List;
    EXPECT_EQ(count_of(page_of(report), "<img "), 0U);
}

TEST(ReportHtml, ShowsAPageWithoutMarksWhereFieldsStandNowhere)
{
    Report report = report_of_reviews(1);
    report.to_review[0].fields[0].sources.clear();
    EXPECT_EQ(count_of(page_of(report), "<svg "), 1U);
    EXPECT_EQ(count_of(page_of(report), "<rect "), 0U);
    report.to_review[0].pages.clear();
    EXPECT_EQ(count_of(page_of(report), "<svg "), 0U);
}

TEST(ReportHtml, TellsAnEmptyNight)
{
    const std::string page = page_of(Report());
    EXPECT_TRUE(holds(page, "<h1>What is done, and what is to do</h1>"));
    EXPECT_TRUE(holds(page, "<div class=\"verdict good\">"));
    EXPECT_TRUE(holds(page, "Nothing needs a look."));
    EXPECT_FALSE(holds(page, "This run"));
    EXPECT_FALSE(holds(page, "<section"));
    EXPECT_FALSE(holds(page, "<article"));
}

TEST(ReportHtml, IsRedWhereTheRunStopped)
{
    Report report;
    report.night.begun = "2026-11-30T22:00:04+03:00";
    report.night.exit_code = 3;
    report.night.ending = "The disk is full.";
    EXPECT_TRUE(holds(page_of(report), "<div class=\"verdict bad\">"));
    EXPECT_TRUE(holds(page_of(report), "<p>The disk is full.</p>"));
    report.night.exit_code = 0;
    EXPECT_TRUE(holds(page_of(report), "<div class=\"verdict good\">"));
}

TEST(ReportHtml, GivesTheSameBytesTwice)
{
    EXPECT_EQ(page_of(made_report()), page_of(made_report()));
}

}  // namespace
}  // namespace depesha
