// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace depesha::testing_aid {

/// A folder of the test's own, removed with all that is in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// Writes a file, and the folders it lies in. Throws std::system_error where the disk refuses it.
void put(const std::filesystem::path& file, std::string_view bytes);

[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);

/// Adds a line to a file, all at once: safe from any thread and process.
void add_line(const std::filesystem::path& file, const std::string& line);

/// The lines of a file; none if it is not there.
[[nodiscard]] std::multiset<std::string> lines_of(const std::filesystem::path& file);

/// Every file under the folder with its bytes, but for what lies in .depesha and the morning report: equal texts, equal
/// folders.
[[nodiscard]] std::string listing_of(const std::filesystem::path& folder);

}  // namespace depesha::testing_aid
