// SPDX-License-Identifier: Apache-2.0
// What the person on shift is told in the morning.
#pragma once

#include "page/outcome.h"
#include "pipeline/journal.h"
#include "pipeline/report/night.h"
#include "postprocess/telegram.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace depesha {

/// Of the whole folder of results, not of one night.
struct ReportTotals {
    int scans = 0;
    int pages_done = 0;

    /// Read, while their telegrams are not put together yet.
    int pages_begun = 0;

    /// Refused files are among them.
    int pages_failed = 0;

    int telegrams = 0;
    int to_review = 0;
    int left_out = 0;
    int leaves_missing = 0;
};

struct FailedPage {
    PageFailure failure;

    /// Where the scan lies; empty if that is not known.
    std::filesystem::path scan;
};

/// A field that a person should look at, or a defect of the record.
struct DoubtfulField {
    /// As in the record: "message.header.numbers[1]".
    std::string path;

    /// The same in plain words: "registration number".
    std::string label;

    /// What was read; of a defect what is wrong.
    std::string text;

    /// 0 to 1; none for a defect.
    std::optional<double> confidence;

    /// Where it was read; `page` is an index into TelegramToReview::pages and always good.
    std::vector<Source> sources;
};

/// A page of a telegram with what lies beside it.
struct ReviewedPage {
    RecordPage page;

    /// Where the scan lies; empty if that is not known.
    std::filesystem::path scan;

    /// Names of its outputs relative to the output folder; empty where there is none.
    std::string text;
    std::string pdf;
};

struct TelegramToReview {
    std::string id;

    /// As in the record, 0 to 1.
    double confidence = 0.0;

    /// What the record tells it by, the date in ISO 8601 where its year is told. Empty
    /// where it does not.
    std::string number;
    std::string date;
    std::string origin;
    std::string destination;

    std::vector<ReviewedPage> pages;

    /// Worst first.
    std::vector<DoubtfulField> fields;

    /// One sentence if the record could not be read; pages and fields are empty then.
    std::string trouble;
};

struct Report {
    /// The folder of results.
    std::filesystem::path folder;

    Night night;

    /// When a run last came to its own end (exit code 0 or 1), ISO 8601; empty if that is not known.
    std::string last_success;

    ReportTotals totals;
    std::vector<FailedPage> failed;

    /// The least sure first.
    std::vector<TelegramToReview> to_review;
    std::vector<LeafNote> leaves;
    std::vector<LeftOut> left_out;
};

/// Where a scan of this name lies; empty if that is not known.
using ScanFinder = std::function<std::filesystem::path(const std::string& file)>;

/// A small picture of one page (from 0) of a scan, the bytes of a JPEG file. Empty, or throws what std::exception is
/// the base of, if there can be none. It decodes foreign bytes: who must not crash calls it where crashing is allowed.
/// May be called from several threads at once.
using Thumbnail = std::function<std::string(const std::filesystem::path& scan, int page)>;

/// Puts together what the journal and the records in `out` say. A record that cannot be read becomes a sentence.
[[nodiscard]] Report gather_report(const Night& night, const JournalSummary& summary, const std::filesystem::path& out,
                                   const ScanFinder& scan_of);

/// Finds scans below the input folders that the journal knows.
[[nodiscard]] ScanFinder scan_finder(Journal& journal);

}  // namespace depesha
