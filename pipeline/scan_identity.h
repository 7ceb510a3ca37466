// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"
#include "pipeline/scan_list.h"

#include <cstdint>
#include <filesystem>

namespace depesha {

/// The scan as it lies there: size, time, hash. The hash is taken anew unless size and time are those that are known;
/// `pages` is what is known of these bytes, else 0. `known`: nullptr if nothing is. Throws MachineTrouble.
[[nodiscard]] FileRecord look_at(const ListedScan& scan, const FileRecord* known);

/// True if size and time are those that are known; the file is not opened.
[[nodiscard]] bool is_as_known(const ListedScan& scan, const FileRecord& known);

/// In bytes; 0 if the file is not there.
[[nodiscard]] std::uint64_t size_of(const std::filesystem::path& file);

}  // namespace depesha
