// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"

namespace depesha {

/// From the chunks before the picture data. Throws std::runtime_error with a sentence.
[[nodiscard]] PictureHeader png_header(Bytes bytes);

/// Any depth becomes 8 bits, palettes their colours, transparency white; of an animation the default picture.
/// A file that breaks off gives what it has, and says so in Picture::damage.
/// Throws std::runtime_error with a sentence if no pixel can be read.
[[nodiscard]] Picture decode_png(Bytes bytes, const PictureHeader& header);

/// The picture data for outputs that pass it on; Format::None if it is interlaced, transparent or mirrored.
/// Call only where decode_png found no damage.
[[nodiscard]] EncodedImage kept_png(Bytes bytes, const PictureHeader& header);

}  // namespace depesha
