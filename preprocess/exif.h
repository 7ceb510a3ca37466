// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"

namespace depesha {

/// What a picture's EXIF block says of its place and scale.
struct ExifFacts {
    OrientationTag orientation = 1;
    Resolution resolution;
};

/// Reads the first directory of an EXIF block (a TIFF header and what follows; a leading "Exif\0\0" is skipped).
/// Whatever is damaged counts as not said.
[[nodiscard]] ExifFacts read_exif(Bytes block);

}  // namespace depesha
