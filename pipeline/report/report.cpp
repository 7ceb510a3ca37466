// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report.h"

#include "pipeline/input_root.h"
#include "pipeline/output_stem.h"
#include "pipeline/page_task.h"
#include "pipeline/parallel.h"
#include "pipeline/report/report_json.h"
#include "pipeline/report/review_record.h"
#include "pipeline/setup_file.h"

#include <charconv>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_record_bytes = 64'000'000;

int leaves_in(const std::string& run)
{
    int first = 0;
    const char* const end = run.data() + run.size();
    const auto [dash, error] = std::from_chars(run.data(), end, first);
    int last = first;
    if (error == std::errc() && dash != end) {
        std::from_chars(dash + 1, end, last);
    }
    return last - first + 1;
}

ReportTotals totals_of(const JournalSummary& summary)
{
    ReportTotals totals{.scans = summary.files,
                        .pages_done = summary.pages_done,
                        .pages_begun = summary.pages_read,
                        .pages_failed = static_cast<int>(summary.failed.size()),
                        .telegrams = summary.telegrams,
                        .to_review = static_cast<int>(summary.to_review.size()),
                        .left_out = static_cast<int>(summary.left_out.size())};
    for (const LeafNote& note : summary.leaves) {
        for (const std::string& run : note.missing) {
            totals.leaves_missing += leaves_in(run);
        }
    }
    return totals;
}

std::string name_if_there(const fs::path& out, const std::string& name)
{
    std::error_code error;
    return fs::is_regular_file(out / name, error) ? name : std::string();
}

/// The outputs of a page are named after the scan without its ending, or after its whole name where two scans share it.
void find_outputs(const fs::path& out, ReviewedPage& page)
{
    const PageId& id = page.page.id;
    const fs::path scan = id.file;
    for (const std::string& stem : {scan.string(), (scan.parent_path() / scan.stem()).string()}) {
        page.text = page.text.empty() ? name_if_there(out, text_name(page_stem(stem, id.page))) : page.text;
        page.pdf = page.pdf.empty() ? name_if_there(out, pdf_name(stem)) : page.pdf;
    }
}

TelegramToReview read_review(const TelegramNote& note, const fs::path& out, const ScanFinder& scan_of)
{
    TelegramToReview telegram;
    try {
        telegram = review_of_record(text_of_file(out / telegram_name(note.id), "record", max_record_bytes));
        for (ReviewedPage& page : telegram.pages) {
            page.scan = scan_of(page.page.id.file);
            find_outputs(out, page);
        }
    } catch (const std::runtime_error& error) {
        telegram.trouble = error.what();
    }
    telegram.id = note.id;
    telegram.confidence = note.confidence;
    return telegram;
}

/// A bad week leaves thousands of records to open, on a share with its delays.
std::vector<TelegramToReview> read_reviews(const std::vector<TelegramNote>& notes, const fs::path& out,
                                           const ScanFinder& scan_of)
{
    std::vector<TelegramToReview> read(notes.size());
    for_each_at_once(notes.size(), [&](std::size_t i) { read[i] = read_review(notes[i], out, scan_of); });
    return read;
}

std::string last_success(const Night& night, const fs::path& out)
{
    const bool came_to_its_end = night.exit_code == 0 || night.exit_code == 1;
    return came_to_its_end && !night.ended.empty() ? night.ended : earlier_report(out).last_success;
}

}  // namespace

Report gather_report(const Night& night, const JournalSummary& summary, const fs::path& out, const ScanFinder& scan_of)
{
    Report report;
    report.folder = out;
    report.night = night;
    report.last_success = last_success(night, out);
    report.totals = totals_of(summary);
    for (const PageFailure& failure : summary.failed) {
        report.failed.push_back({failure, scan_of(failure.id.file)});
    }
    report.to_review = read_reviews(summary.to_review, out, scan_of);
    report.leaves = summary.leaves;
    report.left_out = summary.left_out;
    return report;
}

ScanFinder scan_finder(Journal& journal)
{
    return [roots = journal.roots()](const std::string& file) { return place_of(file, roots); };
}

}  // namespace depesha
