// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/page_task.h"

#include <set>
#include <string>
#include <vector>

namespace depesha {

/// What the journal knew of a folder before this run, as far as a changed file needs it.
struct KnownFolder {
    /// Files whose stems other scans took over.
    std::vector<FileRecord> superseded;

    /// Of all scans in it now.
    std::set<std::string> stems;
};

/// What becomes of the outputs of earlier runs now that `scan` is `file`; `known`: what it was, or nullptr.
[[nodiscard]] FileChange change_of(const FileRecord& file, const ListedScan& scan, const FileRecord* known,
                                   const KnownFolder& folder);

/// False if nothing needs to be noted.
[[nodiscard]] bool is_change(const FileChange& change, const FileRecord* known);

}  // namespace depesha
