// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"
#include "page/scan_facts.h"
#include "preprocess/picture.h"

namespace depesha {

/// The resolution of a scan of this size if what the file says can be believed: 50 to 2400 dpi, and a sheet that a
/// scanner takes. Else 300 dpi, not stated; the text height tells it later.
struct BelievedResolution {
    double dpi = 300.0;
    bool stated = false;

    /// The pixels are not square: both directions differ by more than a tenth.
    bool uneven = false;
};

[[nodiscard]] BelievedResolution believed_resolution(const Resolution& stated, Size size);

}  // namespace depesha
