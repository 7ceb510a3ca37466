// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/file_handle.h"

#include <filesystem>

namespace depesha {

/// Holds an output folder for this process until destroyed (flock on `file`); ends with the process however it ends.
/// Throws FolderHeld if another process holds it, SetupError if the file cannot be made.
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path& file);

private:
    FileHandle handle_;
};

/// True if a process holds the folder now.
[[nodiscard]] bool is_held(const std::filesystem::path& file);

}  // namespace depesha
