// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"

namespace depesha {

/// Throws std::runtime_error with a sentence; `bytes` must be the whole file.
[[nodiscard]] PictureHeader webp_header(Bytes bytes);

/// The first frame, over white; one channel where it has no colour.
/// Throws std::runtime_error with a sentence if it cannot be read.
[[nodiscard]] Picture decode_webp(Bytes bytes, const PictureHeader& header);

}  // namespace depesha
