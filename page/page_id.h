// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>

namespace depesha {

/// Names one page of one scan file; the name that log, journal and outputs share.
struct PageId {
    /// The scan file relative to the input folder, UTF-8, parts joined by '/'.
    std::string file;

    /// Index of the page within the file, from 0.
    int page = 0;

    auto operator<=>(const PageId&) const = default;
};

/// "box-12/0003.tif#0".
[[nodiscard]] inline std::string to_string(const PageId& id)
{
    return id.file + '#' + std::to_string(id.page);
}

}  // namespace depesha
