// SPDX-License-Identifier: Apache-2.0
// The only place that writes results to disk.
#pragma once

#include "pipeline/file_handle.h"

#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace depesha {

struct Output {
    /// Relative to the output folder, parts joined by '/'.
    std::string name;
    std::string bytes;
};

/// Throws what the methods of OutputFolder throw where the system refuses to write `name`: for files that are written
/// by others.
[[noreturn]] void refuse_to_write(std::string_view name, int error);

/// An output folder. Names are relative to it. Files appear whole or not at all: temporary name in the same folder,
/// fsync, rename, fsync of the folder. Links are never followed below the output folder.
///
/// Trouble of the disk (full, failing, read-only) throws BatchError; a name that cannot be written (too long, a folder
/// stands in its place, a link leads elsewhere) throws MachineTrouble. Both carry one sentence.
/// Safe from any thread as long as no name is written by two.
class OutputFolder {
public:
    /// Makes the folder and `.depesha` in it where they are missing. Throws SetupError if that fails, BatchError if the
    /// disk is in trouble.
    explicit OutputFolder(const std::filesystem::path& root);

    /// Canonical.
    [[nodiscard]] const std::filesystem::path& root() const { return root_; }

    /// Where the program keeps what is its own: root/.depesha.
    [[nodiscard]] std::filesystem::path own_folder() const { return root_ / ".depesha"; }

    /// Writes files that lie in one folder.
    void write(std::span<const Output> outputs) const;

    /// The same for one file, but leaves it alone if it holds these bytes already.
    void write_if_changed(const Output& output) const;

    /// Makes an empty folder path for a file to be written by somebody else; returns where it is to be written.
    [[nodiscard]] std::filesystem::path begin(const std::string& name) const;

    /// Puts what was written there under its final name.
    void finish(const std::string& name) const;

    /// Removes a file; nothing happens if there is none.
    void remove(const std::string& name) const;

    /// True if a regular file of this name is there.
    [[nodiscard]] bool has(const std::string& name) const;

private:
    [[nodiscard]] FileHandle open_folder(std::string_view folder) const;
    [[nodiscard]] bool holds(const Output& output) const;

    std::filesystem::path root_;
    FileHandle handle_;
};

}  // namespace depesha
