// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"

namespace depesha {

/// PBM, PGM and PPM, plain (P1 to P3) and raw (P4 to P6). Throws std::runtime_error with a sentence.
[[nodiscard]] PictureHeader pnm_header(Bytes bytes);

/// A file that breaks off gives what it has, and says so in Picture::damage.
/// Throws std::runtime_error with a sentence if no pixel can be read.
[[nodiscard]] Picture decode_pnm(Bytes bytes, const PictureHeader& header);

/// How long a whole file of this kind is at least, by its first bytes; of a plain one this is a lower bound.
/// Throws std::runtime_error with a sentence.
[[nodiscard]] std::int64_t pnm_file_bytes(Bytes head);

}  // namespace depesha
