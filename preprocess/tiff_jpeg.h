// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

struct tiff;

namespace depesha {

/// The current directory of a TIFF as one JPEG file, without loss: its shared tables put in front, its strips joined by
/// restart markers. Empty where the page is not JPEG (compression 7), is tiled or cannot be joined so.
/// `file_bytes` bounds what strips may claim.
[[nodiscard]] std::vector<unsigned char> jpeg_of_tiff(tiff* handle, std::int64_t file_bytes);

}  // namespace depesha
