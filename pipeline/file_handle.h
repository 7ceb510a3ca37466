// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace depesha {

/// Owns a POSIX file descriptor; -1 where there is none.
class FileHandle {
public:
    FileHandle() = default;
    explicit FileHandle(int descriptor) : descriptor_(descriptor) {}
    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;
    FileHandle(FileHandle&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileHandle& operator=(FileHandle&& other) noexcept;
    ~FileHandle();

    [[nodiscard]] int get() const { return descriptor_; }
    [[nodiscard]] bool valid() const { return descriptor_ >= 0; }

private:
    int descriptor_ = -1;
};

/// Opens a file for reading. Throws MachineTrouble with a sentence.
[[nodiscard]] FileHandle open_for_reading(const std::filesystem::path& file);

/// Reads at most the buffer's size; 0 at the end. `file` is for the sentence of the MachineTrouble it may throw.
[[nodiscard]] std::size_t read_some(const FileHandle& handle, std::span<char> buffer,
                                    const std::filesystem::path& file);

/// Writes all bytes and waits until they are on the disk; false (see errno) if that failed.
[[nodiscard]] bool write_durably(const FileHandle& handle, std::string_view bytes);

/// What errno says, in English whatever the locale: "No space left on device".
[[nodiscard]] std::string system_reason(int error);

}  // namespace depesha
