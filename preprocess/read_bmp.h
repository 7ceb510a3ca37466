// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"

namespace depesha {

/// Windows and OS/2 bitmaps of 1, 2, 4, 8, 16, 24 and 32 bits, plain, with bit fields or run-length coded.
/// Throws std::runtime_error with a sentence.
[[nodiscard]] PictureHeader bmp_header(Bytes bytes);

/// Opacity is left aside: writers seldom mean it. A file that breaks off gives what it has, and says so in
/// Picture::damage. Throws std::runtime_error with a sentence if no pixel can be read.
[[nodiscard]] Picture decode_bmp(Bytes bytes, const PictureHeader& header);

/// How long a whole file of this kind is at least, by its first bytes. Throws std::runtime_error with a sentence.
[[nodiscard]] std::int64_t bmp_file_bytes(Bytes head);

}  // namespace depesha
