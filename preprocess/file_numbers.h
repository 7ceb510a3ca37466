// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"
#include "preprocess/scan_file.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace depesha {

enum class ByteOrder { BigEndian, LittleEndian };

/// Up to 8 bytes as a number.
[[nodiscard]] std::uint64_t number_in(Bytes bytes, ByteOrder order);

/// `count` (up to 8) bytes of a file as a number; nothing where they do not lie in it.
/// Throws std::runtime_error if the disk refuses.
[[nodiscard]] std::optional<std::uint64_t> number_at(const ScanFile& file, std::uint64_t offset, std::size_t count,
                                                     ByteOrder order);

/// True if so many bytes from `offset` on lie in the file.
[[nodiscard]] bool lies_in(const ScanFile& file, std::uint64_t offset, std::uint64_t count);

}  // namespace depesha
