// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_html.h"

#include "pipeline/report/report_articles.h"
#include "pipeline/report/report_style.h"
#include "pipeline/report/spoken.h"
#include "postprocess/export/html.h"

#include <fmt/format.h>

#include <algorithm>

namespace depesha {
namespace {

constexpr std::size_t max_left_out = 500;  // as many lines as articles, see report_articles.cpp

bool has_night(const Report& report)
{
    return !report.night.begun.empty() || !report.night.ended.empty();
}

std::string title_of(const Report& report)
{
    return has_night(report) ? "The night of " + spoken_day(report.night.begun) : "What is done, and what is to do";
}

std::string head(const Report& report)
{
    return fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" "
                       "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n"
                       "<title>Depesha: {}</title>\n<style>{}</style>\n</head>\n<body>\n",
                       html_escaped(title_of(report)), report_style);
}

std::string times_html(const Night& night)
{
    return fmt::format("<p class=\"soft\">{} to {}, {}, version {}</p>\n", html_escaped(spoken_moment(night.begun)),
                       html_escaped(spoken_moment(night.ended)), spoken_duration(night.seconds),
                       html_escaped(night.version));
}

/// "3 pages failed, 12 telegrams are to be looked at, 5 leaves are missing."
std::string verdict_sentence(const ReportTotals& totals)
{
    std::string text;
    const auto add = [&](int number, const char* one, const char* many) {
        if (number > 0) {
            text += (text.empty() ? "" : ", ") + counted(number, one, many);
        }
    };
    add(totals.pages_failed, "page failed", "pages failed");
    add(totals.to_review, "telegram is to be looked at", "telegrams are to be looked at");
    add(totals.leaves_missing, "leaf is missing", "leaves are missing");
    return text.empty() ? "Nothing needs a look." : text + '.';
}

std::string verdict_html(const Report& report)
{
    const Night& night = report.night;
    const bool stopped = has_night(report) && night.exit_code > 1;
    const ReportTotals& totals = report.totals;
    const char* const colour = stopped || totals.pages_failed > 0                  ? "bad"
                               : totals.to_review > 0 || totals.leaves_missing > 0 ? "look"
                                                                                   : "good";
    std::string html =
        fmt::format("<div class=\"verdict {}\">\n<p><strong>{}</strong></p>\n", colour, verdict_sentence(totals));
    if (!night.ending.empty()) {
        html += "<p>" + html_escaped(night.ending) + "</p>\n";
    }
    if (totals.pages_begun > 0) {
        html += fmt::format("<p>{} read while their telegrams are not put together yet; run again.</p>\n",
                            counted(totals.pages_begun, "page is", "pages are"));
    }
    return html + "</div>\n";
}

std::string figure(std::int64_t number, const char* name, const char* colour = "")
{
    return fmt::format("<div class=\"{}\"><dt>{}</dt><dd>{}</dd></div>\n", number > 0 ? colour : "", name,
                       grouped(number));
}

std::string speed_of(const Night& night)
{
    const double pages = night.pages_read + night.pages_failed;
    if (pages <= 0.0 || night.seconds <= 0.0) {
        return {};
    }
    return fmt::format("<div><dt>pages an hour</dt><dd>{}</dd></div>\n",
                       grouped(static_cast<std::int64_t>(pages / night.seconds * 3600.0)));
}

std::string night_figures(const Night& night)
{
    return "<h2 class=\"group\">This run</h2>\n<dl class=\"figures\">\n" + figure(night.pages_read, "pages read") +
           figure(night.pages_failed, "pages failed", "bad") + figure(night.pages_done_before, "done before") +
           figure(night.pages_left, "left to do", "look") + speed_of(night) + "</dl>\n";
}

std::string folder_figures(const ReportTotals& totals)
{
    return "<h2 class=\"group\">The whole folder</h2>\n<dl class=\"figures\">\n" + figure(totals.scans, "scans") +
           figure(totals.pages_done, "pages done") + figure(totals.pages_failed, "pages failed", "bad") +
           figure(totals.telegrams, "telegrams") + figure(totals.to_review, "to review", "look") +
           figure(totals.leaves_missing, "leaves missing", "look") + "</dl>\n";
}

std::string notes_html(const std::vector<std::string>& notes)
{
    if (notes.empty()) {
        return {};
    }
    std::string html = "<section>\n<h2>Remarks on the run</h2>\n<ul>\n";
    for (const std::string& note : notes) {
        html += "<li>" + html_escaped(note) + "</li>\n";
    }
    return html + "</ul>\n</section>\n";
}

std::string section(const char* id, const char* title, std::size_t number, const std::string& lead,
                    const std::string& content)
{
    if (number == 0) {
        return {};
    }
    return fmt::format("<section id=\"{}\">\n<h2>{} ({})</h2>\n<p class=\"soft lead\">{}</p>\n{}</section>\n", id,
                       title, grouped(static_cast<std::int64_t>(number)), lead, content);
}

/// What there is to see further down.
std::string contents(const Report& report)
{
    std::string html;
    const auto add = [&](const char* id, const char* title, std::size_t number) {
        if (number > 0) {
            html += fmt::format("{}<a href=\"#{}\">{} ({})</a>", html.empty() ? "" : " · ", id, title,
                                grouped(static_cast<std::int64_t>(number)));
        }
    };
    add("failed", "Failed pages", report.failed.size());
    add("leaves", "Leaves", report.leaves.size());
    add("review", "Telegrams to review", report.to_review.size());
    add("left-out", "Left out", report.left_out.size());
    return html.empty() ? html : "<nav>" + html + "</nav>\n";
}

std::string runs_of(const std::vector<std::string>& leaves)
{
    return html_escaped(fmt::format("{}", fmt::join(leaves, ", ")));
}

std::string leaves_html(const std::vector<LeafNote>& leaves)
{
    std::string table = "<table>\n<thead><tr><th>folder</th><th>missing</th><th>there twice</th></tr></thead>\n";
    for (const LeafNote& note : leaves) {
        table += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                             note.folder.empty() ? "." : shown_name(note.folder), runs_of(note.missing),
                             runs_of(note.doubled));
    }
    return table + "</table>\n";
}

std::string left_out_html(const std::vector<LeftOut>& left_out)
{
    std::string table = "<table>\n<thead><tr><th>file</th><th>why</th></tr></thead>\n";
    for (std::size_t i = 0; i < std::min(left_out.size(), max_left_out); ++i) {
        table +=
            "<tr><td>" + shown_name(left_out[i].file) + "</td><td>" + html_escaped(left_out[i].reason) + "</td></tr>\n";
    }
    table += "</table>\n";
    return left_out.size() <= max_left_out
               ? table
               : table + fmt::format("<p>{} more stand in <b>report.json</b>.</p>\n",
                                     grouped(static_cast<std::int64_t>(left_out.size() - max_left_out)));
}

std::string foot(const Report& report, const std::string& folder)
{
    const std::string success = report.last_success.empty()
                                    ? ""
                                    : "A run last came to its own end on " + spoken_moment(report.last_success) + ". ";
    return fmt::format(
        "<footer>\n<p>{}The same for programs: <a href=\"{}report.json\">report.json</a>; as a table, one "
        "row for each page to look at: <a href=\"{}report.csv\">report.csv</a>.</p>\n</footer>\n"
        "</body>\n</html>\n",
        html_escaped(success), folder, folder);
}

}  // namespace

std::string report_html(const Report& report, const Thumbnail& thumbnail, const std::string& folder)
{
    std::string page = head(report);
    page += "<header>\n<p class=\"brand\">Depesha · " + shown_name(report.folder.string()) + "</p>\n<h1>" +
            html_escaped(title_of(report)) + "</h1>\n";
    page += has_night(report) ? times_html(report.night) : std::string();
    page += verdict_html(report) + "</header>\n<main>\n";
    page += (has_night(report) ? night_figures(report.night) : std::string()) + folder_figures(report.totals);
    page += contents(report) + notes_html(report.night.notes);
    page += section(
        "failed", "Failed pages", report.failed.size(),
        "Once that is mended, depesha retry reads them again. What the sentences ask of you: docs/operation.md, "
        "The morning.",
        failures_html(report.failed, thumbnail));
    page += section("leaves", "Folders that miss leaves or have some twice", report.leaves.size(),
                    "As the scans are named between the first and the last.", leaves_html(report.leaves));
    page +=
        section("review", "Telegrams to review", report.to_review.size(),
                "The least sure first. Each number on the scan is that of a field beside it, the worst first; red is "
                "more likely wrong than right.",
                reviews_html(report.to_review, thumbnail, folder));
    page += section("left-out", "Files that are no scans", report.left_out.size(), "Left out by their names.",
                    left_out_html(report.left_out));
    return page + "</main>\n" + foot(report, folder);
}

}  // namespace depesha
