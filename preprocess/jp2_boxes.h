// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"

namespace depesha {

/// A bare JPEG 2000 codestream, without the boxes of a .jp2 file around it.
[[nodiscard]] bool is_codestream(Bytes bytes);

/// What the resolution box of a .jp2 file says (ISO 15444-1, I.5.3.7); the capture resolution goes before the
/// display resolution. Zeros where there is none.
[[nodiscard]] Resolution jp2_resolution(Bytes bytes);

enum class Jp2Colours { Other, Gray, Rgb };

/// What the colour box of a .jp2 file says by number (ISO 15444-1, I.5.3.3); Other for profiles and where there is
/// none.
[[nodiscard]] Jp2Colours jp2_colours(Bytes bytes);

}  // namespace depesha
