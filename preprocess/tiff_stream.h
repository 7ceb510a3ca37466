// SPDX-License-Identifier: Apache-2.0
// libtiff over our own input, with its chatter caught.
#pragma once

#include "preprocess/picture.h"
#include "preprocess/scan_file.h"

#include <cstdint>
#include <memory>
#include <string>

struct tiff;

namespace depesha {

/// Where libtiff reads from and complains to.
struct TiffSource {
    /// Either a file or bytes in memory.
    const ScanFile* file = nullptr;
    Bytes memory;

    std::int64_t place = 0;

    /// True while pixels are read: a strip that begins inside the file but breaks off is filled up, so that its
    /// beginning can still be decoded. Directories are never filled up.
    bool fills_up = false;
    unsigned char filling = 0;

    /// Something was filled up, or lay past the end where it would have been.
    bool ran_out = false;

    int errors = 0;

    /// The first error in libtiff's words, and the last: what decoding stumbled over, and what it gave up for.
    std::string message;
    std::string last_message;

    [[nodiscard]] std::int64_t size() const;
    std::size_t read(void* to, std::size_t count);
};

struct TiffCloser {
    void operator()(tiff* handle) const noexcept;
};

/// Owns an open TIFF; its first directory has been read.
using TiffPtr = std::unique_ptr<tiff, TiffCloser>;

/// Opens for reading. libtiff takes no more than `max_block_bytes` at once. The source must outlive the handle.
/// Throws std::runtime_error with a sentence if there is no first directory.
[[nodiscard]] TiffPtr open_tiff(TiffSource& source, std::int64_t max_block_bytes);

}  // namespace depesha
