// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

class QPDFObjectHandle;

namespace depesha {

/// The entry of a dictionary; null where it is no dictionary or has no such entry. Never complains.
[[nodiscard]] QPDFObjectHandle entry_of(QPDFObjectHandle dictionary, const std::string& key);

/// What came out of a stream of a PDF.
struct StreamBytes {
    std::string bytes;

    /// All of it came out, within the limit and without damage.
    bool whole = false;
};

/// The stream as it lies in the file.
[[nodiscard]] StreamBytes raw_stream(const QPDFObjectHandle& stream, std::size_t limit);

/// The stream with its general filters undone (Flate, LZW, run lengths, ASCII); empty where it has any other filter.
[[nodiscard]] StreamBytes unpacked_stream(QPDFObjectHandle stream, std::size_t limit);

/// All content of a page one after the other.
[[nodiscard]] StreamBytes page_content(const QPDFObjectHandle& page, std::size_t limit);

}  // namespace depesha
