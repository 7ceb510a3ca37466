// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"

#include <optional>
#include <span>
#include <string>

namespace depesha {

/// A scan by its name in its folder, and the number of its pages; 0 if it could not be opened.
struct NamedScan {
    std::string name;
    int pages = 1;
};

/// Which leaves between the first and the last one no scan is named after, and which several scans are named after.
/// Nothing where the scans are not clearly named after leaves (see leaves_of), where they are fewer than three, or
/// where all is well. A back alone stands for its leaf; a scan of several pages stands for as many leaves.
[[nodiscard]] std::optional<LeafNote> check_leaves(const std::string& folder, std::span<const NamedScan> scans);

}  // namespace depesha
