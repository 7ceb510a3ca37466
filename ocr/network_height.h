// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/pix.h"

namespace depesha {

/// The strip of a line at the height that the networks take, 36 pixels, its width in proportion; unchanged where it is
/// no higher. Tesseract would do it itself, with the same function, but only after it packed and unpacked the strip as
/// PNG at its full size.
[[nodiscard]] PixPtr at_network_height(PixPtr strip);

/// The same, and low strips made as high; empty where that leaves the strip no width.
[[nodiscard]] PixPtr stretched_to_network_height(const PixPtr& strip);

}  // namespace depesha
