// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/scan_page.h"
#include "preprocess/picture.h"

namespace depesha {

struct JpegHeader {
    PictureHeader picture;

    /// As stored: 1 grey, 3 YCbCr or RGB, 4 CMYK or YCCK.
    int stored_channels = 1;

    /// CMYK that an Adobe writer stored inverted, as all of theirs are outside PDF. A PDF says it in /Decode instead.
    bool inverted = false;

    /// The file decodes the same in every PDF reader, so it may be passed on.
    bool portable = true;
};

/// From the first bytes of the file up to the first scan. EXIF, JFIF and Adobe markers are heeded.
/// Throws std::runtime_error with a sentence, also where `bytes` end before the first scan.
[[nodiscard]] JpegHeader jpeg_header(Bytes bytes);

/// Grey stays one channel, colour becomes BGR. A file that breaks off gives what it has, and says so in
/// Picture::damage. Throws std::runtime_error with a sentence if no pixel can be read.
[[nodiscard]] Picture decode_jpeg(Bytes bytes, const JpegHeader& header);

/// The file itself for outputs that pass it on; Format::None if it is not portable or its orientation tag mirrors.
[[nodiscard]] EncodedImage kept_jpeg(std::vector<unsigned char> bytes, const JpegHeader& header);

}  // namespace depesha
