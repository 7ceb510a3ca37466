// SPDX-License-Identifier: Apache-2.0
// Files and tables that truth is kept in.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// A path as UTF-8, parts joined by '/'.
[[nodiscard]] std::string utf8_path(const std::filesystem::path& path);

/// The whole of a file, or nothing where there is none. Throws SetupError if it cannot be read or is larger than any
/// text or record.
[[nodiscard]] std::string file_text(const std::filesystem::path& file);

/// The files below a folder whose names end so, sorted; empty if there is no such folder. Throws SetupError if it
/// cannot be listed.
[[nodiscard]] std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder,
                                                             std::string_view ending);

/// A row of a table by the names of its columns.
using TableRow = std::map<std::string, std::string>;

/// A table with a head line; empty where the file is missing. Throws SetupError if it has rows and lacks one of the
/// `needed` columns in any of them.
[[nodiscard]] std::vector<TableRow> table_rows(const std::filesystem::path& file, char separator,
                                               const std::vector<std::string>& needed);

}  // namespace depesha
