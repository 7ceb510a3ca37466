// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"

namespace depesha {

/// From the main header of a JPEG 2000 file (.jp2) or codestream (.j2k).
/// Throws std::runtime_error with a sentence.
[[nodiscard]] PictureHeader jp2_header(Bytes bytes);

/// Grey, RGB and YCbCr of any depth as 8 bits. A file that breaks off gives what it has, and says so in
/// Picture::damage. Throws std::runtime_error with a sentence if it cannot be read.
[[nodiscard]] Picture decode_jp2(Bytes bytes, const PictureHeader& header);

/// The file for outputs that pass it on; Format::None for a bare codestream, for anything but grey or RGB of 8 bits
/// without transparency. Call only where decode_jp2 found no damage.
[[nodiscard]] EncodedImage kept_jp2(Bytes bytes, const PictureHeader& header);

}  // namespace depesha
