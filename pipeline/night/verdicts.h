// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/outcome.h"

#include <map>
#include <set>
#include <string>

namespace depesha {

/// What a run has found out about works that broke the process that did them: they are not begun again.
struct Verdicts {
    /// Pages that are given up, and why.
    std::map<PageId, PageFailure> pages;

    /// Scan files that cannot be opened, or (Stage::Deliver) whose PDF cannot be joined; the failure's page is 0.
    std::map<std::string, PageFailure> files;

    /// Folders whose telegrams cannot be put together, and why: one sentence.
    std::map<std::string, std::string> folders;

    /// Pages that failed in this run already; a later process of the run lets them be.
    std::set<PageId> failed;
};

}  // namespace depesha
