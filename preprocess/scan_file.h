// SPDX-License-Identifier: Apache-2.0
// Foreign files are opened here and nowhere else, for reading only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace depesha {

enum class FileFormat { Tiff, Jpeg, Png, Jpeg2000, WebP, Bmp, Pnm, Pdf };

/// An ordinary file, open for reading.
class ScanFile {
public:
    /// Throws std::runtime_error with a sentence if it is no ordinary file (a folder, a pipe, a device), if it is empty
    /// or larger than `max_bytes`, and MachineTrouble if there is no such file or it may not be opened.
    ScanFile(const std::filesystem::path& file, std::int64_t max_bytes);
    ScanFile(const ScanFile&) = delete;
    ScanFile& operator=(const ScanFile&) = delete;
    ~ScanFile();

    [[nodiscard]] std::int64_t size() const { return size_; }

    /// Reads into `to` from `offset`; the count read is less than asked only at the end of the file.
    /// Throws MachineTrouble if the disk refuses.
    std::size_t read_at(std::int64_t offset, void* to, std::size_t count) const;

    /// The first `limit` bytes, or all if the file is shorter.
    [[nodiscard]] std::vector<unsigned char> first_bytes(std::int64_t limit) const;

private:
    int descriptor_ = -1;
    std::int64_t size_ = 0;
};

/// Told by the first bytes; empty if it is none that we read.
[[nodiscard]] std::optional<FileFormat> format_of(const ScanFile& file);

}  // namespace depesha
