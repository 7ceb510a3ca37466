// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/score_html.h"

#include "postprocess/export/html.h"
#include "postprocess/score/mark_differences.h"
#include "postprocess/score/score_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace depesha {

namespace {

constexpr const char* head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Depesha: truth and what was read</title>
<style>
body { font-family: sans-serif; color: #111; background: #fff; margin: 2em auto; max-width: 90em; padding: 0 1em; }
pre { font-family: monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
pre.figures { white-space: pre; overflow-x: auto; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { text-align: left; vertical-align: top; padding: 0.2em 0.8em 0.2em 0; border-bottom: 1px solid #ccc; }
td.number, th.number { text-align: right; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5em; }
section { border-top: 2px solid #111; margin-top: 2.5em; }
mark { background: #ffdf80; color: inherit; }
del { background: #ffb3b3; text-decoration: none; border-bottom: 2px solid #a00; }
ins { background: #b8dcff; text-decoration: none; border-bottom: 2px dotted #036; }
tr.near td.verdict { background: #fff0c0; }
tr.wrong td.verdict { background: #ffdf80; }
tr.missing td.verdict { background: #ffb3b3; }
tr.invented td.verdict { background: #b8dcff; }
</style>
</head>
<body>
<h1>Truth and what was read</h1>
)";

constexpr const char* legend = R"(<h2>Documents</h2>
<p>The worst text comes first. In the texts: <mark>read as another sign</mark>, <del>not read</del>,
<ins>read and not there</ins>; a marked space is shown as ␣, a marked line end as ⏎. Quotes and dashes of all shapes
count as one, and so do line ends and spaces.</p>
)";

/// Figures of the fields of a document's records, by verdict.
std::size_t count(const ScoredDocument& document, FieldVerdict verdict)
{
    std::size_t sum = 0;
    for (const RecordComparison& record : document.comparisons) {
        sum += static_cast<std::size_t>(
            std::count_if(record.fields.begin(), record.fields.end(),
                          [&](const FieldComparison& field) { return field.verdict == verdict; }));
    }
    return sum;
}

std::string index_rates(const TextScore& score)
{
    if (score.characters == 0) {
        return fmt::format(R"(<td class="number" colspan="2">{} signs too many</td>)", score.character_edits);
    }
    return fmt::format(R"(<td class="number">{:.2f}</td><td class="number">{:.2f}</td>)", score.cer(), score.wer());
}

std::string index_row(const ScoredDocument& document, std::size_t number)
{
    std::string row = fmt::format("<tr><td><a href=\"#d{}\">{}</a></td>", number, html_escaped(document.name));
    row += document.texts.empty() ? "<td></td><td></td>" : index_rates(document.text());
    for (const FieldVerdict verdict : {FieldVerdict::Right, FieldVerdict::Near, FieldVerdict::Wrong,
                                       FieldVerdict::Missing, FieldVerdict::Invented}) {
        row += document.records ? fmt::format("<td class=\"number\">{}</td>", count(document, verdict)) : "<td></td>";
    }
    return row + "</tr>\n";
}

std::string index_of(const std::vector<const ScoredDocument*>& documents)
{
    std::string table = "<table>\n<tr><th>document</th>";
    for (const char* const column : {"CER %", "WER %", "fields right", "near", "wrong", "missing", "invented"}) {
        table += fmt::format("<th class=\"number\">{}</th>", column);
    }
    table += "</tr>\n";
    for (std::size_t i = 0; i < documents.size(); ++i) {
        table += index_row(*documents[i], i + 1);
    }
    return table + "</table>\n";
}

std::string rates(const TextScore& score)
{
    return score.characters == 0 ? fmt::format("{} signs where nothing is typed", score.character_edits)
                                 : fmt::format("CER {:.2f} %, WER {:.2f} %", score.cer(), score.wer());
}

std::string text_part(const ScoredText& text)
{
    const MarkedTexts marked = mark_differences(text.text.transcript, text.text.text);
    return fmt::format("<h3>{}: {}{}</h3>\n<div class=\"beside\">\n<div><h4>Truth</h4>\n<pre>\n{}</pre></div>\n"
                       "<div><h4>Read</h4>\n<pre>\n{}</pre></div>\n</div>\n",
                       html_escaped(text.text.name), rates(text.score), text.text.found ? "" : " (no text was found)",
                       marked.truth, marked.read);
}

std::string shown_tree(const std::vector<std::string>& tree)
{
    std::string roles;
    for (const std::string& role : tree) {
        roles += (roles.empty() ? "" : ", ") + role;
    }
    return html_escaped(roles);
}

std::string messages_of(const RecordComparison& record)
{
    if (record.got_tree.empty()) {
        return "<p>This record was not found.</p>\n";
    }
    if (record.truth_tree.empty()) {
        return "<p>This record should not be there.</p>\n";
    }
    return record.truth_tree == record.got_tree
               ? "<p>Its messages are right: " + shown_tree(record.got_tree) + ".</p>\n"
               : "<p>Its messages are wrong: " + shown_tree(record.got_tree) + " in place of " +
                     shown_tree(record.truth_tree) + ".</p>\n";
}

std::string field_row(const FieldComparison& field)
{
    MarkedTexts shown{html_escaped(field.truth.value_or("")), html_escaped(field.got.value_or(""))};
    if (field.truth && field.got && field.verdict != FieldVerdict::Right) {
        shown = mark_differences(*field.truth, *field.got);
    }
    const char* const verdict = to_string(field.verdict);
    return fmt::format("<tr class=\"{0}\"><td class=\"verdict\">{0}</td><td>{1}</td><td>{2}</td><td>{3}</td><td "
                       "class=\"number\">{4}</td></tr>\n",
                       verdict, html_escaped(field.field), shown.truth, shown.read,
                       field.confidence ? fmt::format("{:.2f}", *field.confidence) : "");
}

std::string record_part(const RecordComparison& record, std::size_t number)
{
    std::string part = fmt::format("<h3>Record {}</h3>\n", number) + messages_of(record);
    part +=
        "<table>\n<tr><th></th><th>field</th><th>truth</th><th>read</th><th class=\"number\">confidence</th></tr>\n";
    for (const FieldComparison& field : record.fields) {
        part += field_row(field);
    }
    return part + "</table>\n";
}

std::string section_of(const ScoredDocument& document, std::size_t number)
{
    std::string section = fmt::format("<section id=\"d{}\">\n<h2>{}</h2>\n", number, html_escaped(document.name));
    for (const ScoredText& text : document.texts) {
        section += text_part(text);
    }
    for (std::size_t i = 0; i < document.comparisons.size(); ++i) {
        section += record_part(document.comparisons[i], i + 1);
    }
    return section + "</section>\n";
}

std::vector<const ScoredDocument*> worst_first(const ScoreReport& report)
{
    std::vector<const ScoredDocument*> documents;
    for (const ScoredDocument& document : report.documents) {
        documents.push_back(&document);
    }
    std::stable_sort(documents.begin(), documents.end(), [](const ScoredDocument* a, const ScoredDocument* b) {
        return a->text().cer() > b->text().cer();
    });
    return documents;
}

}  // namespace

std::string score_html(const ScoreReport& report)
{
    const std::vector<const ScoredDocument*> documents = worst_first(report);
    std::string page = head;
    page += "<pre class=\"figures\">\n" + html_escaped(score_table(report, EachDocument::LeftOut)) + "</pre>\n";
    page += legend + index_of(documents);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        page += section_of(*documents[i], i + 1);
    }
    return page + "</body>\n</html>\n";
}

}  // namespace depesha
