// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/page_id.h"
#include "pipeline/journal.h"
#include "pipeline/scan_list.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace depesha {

/// A scan file that the journal knows otherwise, or not at all.
struct FileChange {
    FileRecord file;

    /// Outputs of earlier runs that the file no longer makes.
    std::vector<std::string> outdated;

    /// True if the scan's bytes are others than those that were read.
    bool replaced = false;
};

/// What is to be done next, in order: the pages of a folder, then its end.
struct PageTask {
    enum class Kind {
        /// Read the page and write its outputs.
        Read,
        /// The page was read before; its reading is needed for the telegrams of the folder.
        Remember,
        /// The page cannot be read; `failure` says why.
        Fail,
        /// The page failed before and waits until somebody lets it be retried.
        Wait,
        /// All pages of the folder have gone before.
        EndOfFolder
    };

    Kind kind = Kind::EndOfFolder;
    PageId id;
    std::string folder;

    /// Noted before anything else of the file; only on the file's first page.
    std::optional<FileChange> change;

    /// Where the scan lies, and what it says of itself.
    std::filesystem::path scan;
    std::string sha256;
    std::int64_t bytes_to_decode = 0;
    std::int64_t pixels = 0;

    /// As it is to be noted; its key and stem are final.
    PageRecord record;

    /// Why it cannot be read.
    PageFailure failure;

    /// Stem of the file's first page, and whether the file has one page only.
    std::string file_stem;
    bool single_page = true;

    /// The last page of a multi-page file whose PDF is to be joined; `pages` is how many it has.
    bool joins_pdf = false;
    int pages = 1;

    /// True if the journal holds an older reading of the page.
    bool was_read = false;

    /// The packed reading, where it is remembered.
    std::string packed;

    /// At the end of a folder: files whose stems other scans took over.
    std::vector<std::string> superseded;
};

/// Names of the outputs, relative to the output folder.
[[nodiscard]] std::string text_name(const std::string& page_stem);
[[nodiscard]] std::string pdf_name(const std::string& file_stem);
[[nodiscard]] std::string telegram_name(const std::string& telegram_id);
[[nodiscard]] std::string tei_file_name(const std::string& telegram_id);

/// What a failed page leaves: JSON that says why.
[[nodiscard]] std::string quarantine_name(const std::string& page_stem);

/// One page of a multi-page PDF, kept until the whole file is done.
[[nodiscard]] std::string part_name(const PageId& id);

}  // namespace depesha
