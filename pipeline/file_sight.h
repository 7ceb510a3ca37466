// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace depesha {

/// What a file was when it was looked at; times in nanoseconds since 1970 by the clock of the file system.
struct FileSight {
    std::uint64_t bytes = 0;
    std::int64_t modified_nanoseconds = 0;

    /// When the inode changed last: also a file that keeps its old time while it is copied here changes it.
    std::int64_t changed_nanoseconds = 0;

    bool operator==(const FileSight&) const = default;
};

/// Nothing, see errno, where the file cannot be looked at.
[[nodiscard]] std::optional<FileSight> sight_of(const std::filesystem::path& file);

/// Same size and time as noted: same bytes.
[[nodiscard]] bool is_as_noted(const FileSight& sight, const FileRecord& file);

}  // namespace depesha
