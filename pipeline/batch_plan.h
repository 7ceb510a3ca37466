// SPDX-License-Identifier: Apache-2.0
// Scans and journal -> what is left to do.
#pragma once

#include "pipeline/file_change.h"
#include "pipeline/night/beat.h"
#include "pipeline/night/time_limits.h"
#include "pipeline/night/verdicts.h"
#include "pipeline/page_task.h"
#include "preprocess/read_scan.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace depesha {

/// Hands out the tasks of a batch, folder by folder in order; looks at a file only when its turn has come. Changes
/// nothing. A folder in which nothing is new is passed over after one look at the journal, without opening a scan.
class BatchPlan {
public:
    struct Sources {
        const ScanList& scans;
        Journal& journal;

        /// Pages of a scan file; throws std::runtime_error with a sentence.
        std::function<std::vector<PageHeader>(const std::filesystem::path&)> probe;

        /// True if an output of this name lies in the output folder.
        std::function<bool(const std::string&)> has_output;

        /// Options, program and models: all that results depend on beside the scan.
        std::string fingerprint;

        const Verdicts& verdicts;

        /// Told when a file is opened, which may take as long as `limits` says.
        const Tell& tell;
        TimeLimits limits;
    };

    explicit BatchPlan(Sources sources);

    /// The next task; none when all are handed out.
    [[nodiscard]] std::optional<PageTask> next();

    /// Pages found done already, so far.
    [[nodiscard]] int pages_skipped() const { return pages_skipped_; }

    /// Pages that failed in an earlier run and wait to be retried, so far.
    [[nodiscard]] int pages_waiting() const { return pages_waiting_; }

    /// Pages to read in this batch, as far as known: a scan that was not opened yet counts as one.
    [[nodiscard]] int pages_expected() const { return pages_planned_ + scans_unopened_; }

private:
    /// A scan that is listed, known to the journal, or both.
    struct Entry {
        const ListedScan* scan = nullptr;
        std::optional<FileRecord> known;

        [[nodiscard]] const FileRecord* known_file() const { return known ? &*known : nullptr; }
    };

    void open_folder(const ScanFolder& folder);
    [[nodiscard]] bool is_unchanged() const;
    [[nodiscard]] bool is_unchanged(const Entry& entry) const;
    void pass_over(const FileRecord& known);
    void close_folder();

    void open_file(const Entry& entry);
    void remember(const FileRecord& known);
    [[nodiscard]] PageTask remembered(PageId id, const PageRecord& page) const;
    [[nodiscard]] std::vector<PageHeader> headers_of(const Entry& entry, FileRecord& file) const;
    [[nodiscard]] bool is_left_alone(const Entry& entry, const FileRecord& file);
    void plan_pages(const Entry& entry, const FileRecord& file, const std::vector<PageHeader>& headers);
    [[nodiscard]] bool joins_pdf(const Entry& entry, const FileRecord& file, const std::vector<bool>& to_read) const;
    [[nodiscard]] PageTask task_of(const Entry& entry, const FileRecord& file, int page, const PageHeader* header);
    [[nodiscard]] PageTask task_for(const Entry& entry, const FileRecord& file, int page) const;
    [[nodiscard]] PageTask to_be_read(const Entry& entry, const FileRecord& file, int page,
                                      const PageHeader& header) const;
    [[nodiscard]] PageTask failing(const Entry& entry, const FileRecord& file, const PageFailure& failure);
    [[nodiscard]] PageTask waiting(const Entry& entry, const FileRecord& file, int page);
    void fail(const Entry& entry, FileRecord file, const PageFailure& failure);
    [[nodiscard]] std::vector<bool> pages_to_read(const Entry& entry, const FileRecord& file) const;
    [[nodiscard]] bool is_given_up(const Entry& entry, const FileRecord& file, int page) const;
    [[nodiscard]] bool waits(const Entry& entry, const FileRecord& file, int page) const;
    [[nodiscard]] static const PageRecord* record_of(const Entry& entry, int page);
    [[nodiscard]] std::string key_of(const FileRecord& file, const ListedScan& scan, int page) const;

    Sources sources_;
    std::size_t next_folder_ = 0;
    std::string folder_;
    std::vector<Entry> entries_;
    KnownFolder known_;
    std::size_t next_entry_ = 0;
    bool folder_open_ = false;
    std::deque<PageTask> tasks_;
    int pages_skipped_ = 0;
    int pages_waiting_ = 0;
    int pages_planned_ = 0;
    int scans_unopened_ = 0;
};

}  // namespace depesha
