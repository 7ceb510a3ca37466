// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"
#include "pipeline/scan_list.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace depesha {

/// Bytes that this user may still write on the disk of the folder; empty if the disk does not say.
[[nodiscard]] std::optional<std::uint64_t> free_bytes(const std::filesystem::path& folder);

/// About how many bytes the results of the scans will take that the journal does not know as they are now.
[[nodiscard]] std::uint64_t forecast_bytes(const ScanList& scans, Journal& journal);

/// "3.4 GB", "20 MB".
[[nodiscard]] std::string size_text(std::uint64_t bytes);

}  // namespace depesha
