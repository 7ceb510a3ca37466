// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_articles.h"

#include "pipeline/natural_order.h"
#include "pipeline/page_task.h"
#include "pipeline/report/marked_picture.h"
#include "pipeline/report/spoken.h"
#include "pipeline/scan_name.h"
#include "postprocess/export/html.h"
#include "postprocess/export/relative_url.h"
#include "postprocess/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <utility>

namespace depesha {
namespace {

// A person gets through some dozens in a morning, and the worst come first. The pictures of the samples take 55 kB
// each in base64: 90 make a page of 5 MB, which browsers open at once and mail carries.
constexpr int max_review_pictures = 60;
constexpr int max_failure_pictures = 30;
constexpr std::size_t max_telegram_pictures = 3;

// 500 failures are 12 sheets of paper, 500 telegrams a book; who needs more of them takes report.csv.
constexpr std::size_t max_articles = 500;
constexpr std::size_t max_reasons = 20;
constexpr std::size_t max_fields = 25;
constexpr std::size_t max_signs = 300;

/// As in the mark's colour: more likely wrong than right, or not read at all.
bool is_severe(const DoubtfulField& field)
{
    constexpr double even = 0.5;
    return !field.confidence || *field.confidence < even;
}

std::string shortened(const std::string& text)
{
    std::u32string signs = decoded(text);
    if (signs.size() <= max_signs) {
        return text;
    }
    signs.resize(max_signs);
    return encoded(signs) + " …";
}

std::string title_of(const PageId& id)
{
    return fmt::format("{} <span class=\"soft\">page {}</span>", shown_name(id.file), id.page + 1);
}

/// The picture, or the sentence why there is none.
struct Drawn {
    std::string jpeg;
    std::string trouble;
};

Drawn draw(const Thumbnail& thumbnail, const std::filesystem::path& scan, int page)
{
    if (scan.empty()) {
        return {{}, "No picture: it is not known where the scan lies."};
    }
    try {
        Drawn drawn{thumbnail(scan, page), {}};
        drawn.trouble = drawn.jpeg.empty() ? "No picture: the scan could not be drawn." : "";
        return drawn;
    } catch (const std::exception& error) {
        return {{}, std::string("No picture: ") + error.what()};
    }
}

std::string told_in_csv(std::size_t all, const char* what)
{
    return all <= max_articles ? std::string()
                               : fmt::format("<p>{} more {} stand in <b>report.csv</b> and <b>report.json</b>.</p>\n",
                                             grouped(static_cast<std::int64_t>(all - max_articles)), what);
}

// Failures

std::string reasons_html(std::span<const FailedPage> failed)
{
    std::map<std::pair<Stage, std::string>, std::int64_t> counts;
    for (const FailedPage& page : failed) {
        ++counts[{page.failure.stage, page.failure.reason}];
    }
    if (counts.size() == failed.size()) {
        return {};
    }
    std::vector<std::pair<std::int64_t, std::pair<Stage, std::string>>> reasons;
    reasons.reserve(counts.size());
    for (const auto& [reason, count] : counts) {
        reasons.emplace_back(-count, reason);
    }
    std::sort(reasons.begin(), reasons.end());
    std::string table =
        "<table>\n<thead><tr><th class=\"number\">pages</th><th>reason</th><th>step</th></tr></thead>\n";
    for (std::size_t i = 0; i < std::min(reasons.size(), max_reasons); ++i) {
        const auto& [stage, sentence] = reasons[i].second;
        table += fmt::format("<tr><td class=\"number\">{}</td><td>{}</td><td>{}</td></tr>\n",
                             grouped(-reasons[i].first), html_escaped(sentence), to_string(stage));
    }
    table += "</table>\n";
    return reasons.size() <= max_reasons
               ? table
               : table + fmt::format("<p>{}, which are rarer, are told with their pages.</p>\n",
                                     counted(static_cast<std::int64_t>(reasons.size() - max_reasons), "more reason",
                                             "more reasons"));
}

/// What could not be opened can be drawn no better.
bool may_have_picture(const FailedPage& page)
{
    return page.failure.stage != Stage::List && page.failure.stage != Stage::Read;
}

std::string tries_of(const FailedPage& page)
{
    const std::string tried = ", tried " + counted(page.failure.tries, "time", "times");
    return (page.failure.tries > 0 ? tried : std::string()) +
           (page.failure.cause == Cause::Machine ? ", the next run tries it again" : ", waits for retry");
}

std::string failure_article(const FailedPage& page, const std::string& jpeg)
{
    const PageFailure& failure = page.failure;
    return fmt::format("<article class=\"failed pictured\">\n<figure>{}</figure>\n<div>\n<h3>{}</h3>\n<p>{}</p>\n"
                       "<p class=\"soft\">Step: {}{}</p>\n</div>\n</article>\n",
                       inline_picture(jpeg, "The scan " + printable(failure.id.file)), title_of(failure.id),
                       html_escaped(failure.reason), to_string(failure.stage), tries_of(page));
}

std::string failure_row(const FailedPage& page, const std::string& trouble)
{
    const PageFailure& failure = page.failure;
    const std::string more = trouble.empty() ? "" : "<br><span class=\"soft\">" + html_escaped(trouble) + "</span>";
    return fmt::format("<tr class=\"failed\"><td>{}</td><td>{}{}</td><td>{}{}</td></tr>\n", title_of(failure.id),
                       html_escaped(failure.reason), more, to_string(failure.stage), tries_of(page));
}

// Telegrams to review

std::string joined(std::initializer_list<std::string> parts, const char* between)
{
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() || part.empty() ? "" : between) + part;
    }
    return text;
}

/// "1951-06-13T19:00" with a space for the T; what is no such date as it stands.
std::string spaced(std::string date)
{
    constexpr std::size_t length_of_day = 10;
    if (date.size() > length_of_day && date[length_of_day] == 'T') {
        date[length_of_day] = ' ';
    }
    return date;
}

/// "No. 302/sh · 1951-06-13 · Moscow to Beijing"
std::string told_by(const TelegramToReview& telegram)
{
    const std::string way = telegram.destination.empty() ? telegram.origin
                            : telegram.origin.empty()    ? "to " + telegram.destination
                                                         : telegram.origin + " to " + telegram.destination;
    return html_escaped(joined({telegram.number, spaced(telegram.date), way}, " · "));
}

std::string link(const std::string& folder, const std::string& name, std::string_view words)
{
    return name.empty() ? std::string()
                        : fmt::format("<a href=\"{}{}\">{}</a>", folder, html_escaped(relative_url(name)), words);
}

std::string links_of_page(const ReviewedPage& page, const std::string& folder)
{
    return joined({link(folder, page.text, "text"), link(folder, page.pdf, "PDF")}, " · ");
}

std::vector<NumberedMark> marks_on(const TelegramToReview& telegram, std::size_t page)
{
    std::vector<NumberedMark> marks;
    for (std::size_t i = 0; i < std::min(telegram.fields.size(), max_fields); ++i) {
        const DoubtfulField& field = telegram.fields[i];
        for (const Source& source : field.sources) {
            if (source.page == static_cast<int>(page)) {
                marks.push_back({static_cast<int>(i) + 1, source.box, is_severe(field)});
            }
        }
    }
    std::reverse(marks.begin(), marks.end());  // the worst is drawn last, over the others
    return marks;
}

/// Pages that bear a mark, that of the worst field first; the first page where none does.
std::vector<std::size_t> pages_to_show(const TelegramToReview& telegram)
{
    std::vector<std::size_t> pages;
    for (const DoubtfulField& field : telegram.fields) {
        for (const Source& source : field.sources) {
            const auto page = static_cast<std::size_t>(source.page);
            if (std::find(pages.begin(), pages.end(), page) == pages.end()) {
                pages.push_back(page);
            }
        }
    }
    if (pages.empty() && !telegram.pages.empty()) {
        pages.push_back(0);
    }
    return pages;
}

class Reviews {
public:
    Reviews(const Thumbnail& thumbnail, const std::string& folder) : thumbnail_(thumbnail), folder_(folder) {}

    [[nodiscard]] std::string article(const TelegramToReview& telegram)
    {
        const std::string pictures = figures(telegram);
        const std::size_t shown = pictures_of_last_;
        std::string html =
            fmt::format("<article class=\"review{}{}\">\n", shown > 0 ? " pictured" : "", shown > 1 ? " several" : "");
        html += shown > 0 ? "<div class=\"pictures\">\n" + pictures + "</div>\n" : std::string();
        html += "<div>\n<h3>" + shown_name(telegram.id) + "</h3>\n" + lead(telegram);
        html += shown > 0 ? std::string() : pictures;
        html += telegram.trouble.empty() ? fields(telegram) : "<p>" + html_escaped(telegram.trouble) + "</p>\n";
        return html + "</div>\n</article>\n";
    }

    [[nodiscard]] bool ran_out() const { return ran_out_; }

private:
    /// Figures, or sentences why there are none.
    std::string figures(const TelegramToReview& telegram)
    {
        pictures_of_last_ = 0;
        std::string html;
        const std::vector<std::size_t> pages = pages_to_show(telegram);
        for (std::size_t i = 0; i < std::min(pages.size(), max_telegram_pictures); ++i) {
            if (pictures_ >= max_review_pictures) {
                ran_out_ = true;
                return html;
            }
            html += figure(telegram, pages[i]);
        }
        return pages.size() <= max_telegram_pictures
                   ? html
                   : html + fmt::format("<p class=\"soft\">{} of it bear marks too and are not shown.</p>\n",
                                        counted(static_cast<std::int64_t>(pages.size() - max_telegram_pictures),
                                                "more page", "more pages"));
    }

    std::string figure(const TelegramToReview& telegram, std::size_t index)
    {
        const RecordPage& page = telegram.pages[index].page;
        Drawn drawn = draw(thumbnail_, telegram.pages[index].scan, page.id.page);
        if (drawn.jpeg.empty() || page.size.width <= 0 || page.size.height <= 0) {
            return "<p class=\"soft\">" + title_of(page.id) + ": " + html_escaped(drawn.trouble) + "</p>\n";
        }
        ++pictures_;
        ++pictures_of_last_;
        return "<figure>\n" +
               marked_picture(drawn.jpeg, page.size, marks_on(telegram, index),
                              "The scan " + printable(page.id.file) + " with its doubtful fields marked") +
               "<figcaption>" + title_of(page.id) + "</figcaption>\n</figure>\n";
    }

    [[nodiscard]] std::string lead(const TelegramToReview& telegram) const
    {
        std::string links = link(folder_, telegram_name(telegram.id), "record");
        for (const ReviewedPage& page : telegram.pages) {
            const std::string outputs = links_of_page(page, folder_);
            if (!outputs.empty()) {
                links += telegram.pages.size() > 1
                             ? fmt::format(" · {} page {}: {}", shown_name(name_of(page.page.id.file)),
                                           page.page.id.page + 1, outputs)
                             : " · " + outputs;
            }
        }
        const std::string told = told_by(telegram);
        return (told.empty() ? std::string() : "<p class=\"lead\">" + told + "</p>\n") +
               fmt::format("<p class=\"soft lead\">confidence {:.2f} · {}</p>\n", telegram.confidence, links);
    }

    static std::string fields(const TelegramToReview& telegram)
    {
        std::string html = "<ol class=\"fields\">\n";
        for (std::size_t i = 0; i < std::min(telegram.fields.size(), max_fields); ++i) {
            const DoubtfulField& field = telegram.fields[i];
            const std::string sure = field.confidence ? fmt::format("{:.2f}", *field.confidence) : std::string();
            const std::string read = html_escaped(shortened(field.text));
            html += fmt::format("<li class=\"{}\"><span class=\"badge\">{}</span><div><div class=\"label\"><span>{}"
                                "</span><span class=\"sure\">{}</span></div><div class=\"read\">{}</div></div></li>\n",
                                is_severe(field) ? "severe" : "doubtful", i + 1, html_escaped(field.label), sure,
                                read.empty() ? "<span class=\"none\">nothing was read</span>" : read);
        }
        html += "</ol>\n";
        return telegram.fields.size() <= max_fields
                   ? html
                   : html + fmt::format("<p class=\"soft\">{} in its record.</p>\n",
                                        counted(static_cast<std::int64_t>(telegram.fields.size() - max_fields),
                                                "more field stands", "more fields stand"));
    }

    const Thumbnail& thumbnail_;
    const std::string& folder_;
    int pictures_ = 0;
    std::size_t pictures_of_last_ = 0;
    bool ran_out_ = false;
};

}  // namespace

std::string shown_name(std::string_view name)
{
    return html_escaped(printable(name));
}

std::string failures_html(std::span<const FailedPage> failed, const Thumbnail& thumbnail)
{
    std::string articles;
    std::string rows;
    int pictures = 0;
    for (const FailedPage& page : failed.first(std::min(failed.size(), max_articles))) {
        const bool is_drawn = may_have_picture(page) && pictures++ < max_failure_pictures;
        const Drawn drawn = is_drawn ? draw(thumbnail, page.scan, page.failure.id.page) : Drawn();
        if (drawn.jpeg.empty()) {
            rows += failure_row(page, drawn.trouble);
        } else {
            articles += failure_article(page, drawn.jpeg);
        }
    }
    const std::string note =
        pictures > max_failure_pictures
            ? fmt::format("<p class=\"soft\">Pictures are shown of the first {} only.</p>\n", max_failure_pictures)
            : std::string();
    const std::string table =
        rows.empty()
            ? rows
            : "<table>\n<thead><tr><th>page</th><th>reason</th><th>step</th></tr></thead>\n" + rows + "</table>\n";
    return reasons_html(failed) + note + articles + table + told_in_csv(failed.size(), "failed pages");
}

std::string reviews_html(std::span<const TelegramToReview> telegrams, const Thumbnail& thumbnail,
                         const std::string& folder)
{
    Reviews reviews(thumbnail, folder);
    std::string articles;
    for (const TelegramToReview& telegram : telegrams.first(std::min(telegrams.size(), max_articles))) {
        articles += reviews.article(telegram);
    }
    const std::string note =
        reviews.ran_out() ? fmt::format("<p class=\"soft\">The worst have their pictures, {} in all; the others are "
                                        "told without.</p>\n",
                                        max_review_pictures)
                          : std::string();
    return note + articles + told_in_csv(telegrams.size(), "telegrams");
}

}  // namespace depesha
