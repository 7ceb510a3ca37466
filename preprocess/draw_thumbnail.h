// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/scan_page.h"

#include <string>

namespace depesha {

/// The scan as it lies, reduced to at most 900 pixels of height and 1200 of width, never enlarged: the bytes of a JPEG
/// file, grey or in colours as the scan. A typed letter stays legible to who knows what stands there, and a page takes
/// about 60 to 150 kB. Throws std::runtime_error if there are no pixels.
[[nodiscard]] std::string draw_thumbnail(const ScanPage& page);

}  // namespace depesha
