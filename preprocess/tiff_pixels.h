// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"
#include "preprocess/tiff_stream.h"

namespace depesha {

/// How the pixels of a directory are stored.
struct TiffLayout {
    /// Bits, Gray, WideGray, Rgb: read as they are; General: by libtiff's own conversion to RGBA.
    enum class Kind { Bits, Gray, WideGray, Rgb, General };

    Kind kind = Kind::General;
    PictureHeader header;
    bool white_is_zero = false;
    bool tiled = false;
    unsigned compression = 1;
};

/// What the current directory says; takes no memory for pixels.
[[nodiscard]] TiffLayout tiff_layout(tiff* handle, std::int64_t file_bytes);

/// Decodes the current directory as stored (orientation not applied). Rows that cannot be read stay white, and
/// Picture::damage says so. Throws std::runtime_error with a sentence if no row can be read.
[[nodiscard]] Picture tiff_pixels(tiff* handle, TiffSource& source, const TiffLayout& layout);

}  // namespace depesha
