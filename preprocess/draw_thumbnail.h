// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/scan_page.h"

#include <string>

namespace depesha {

/// The scan as it lies, reduced to at most 900 pixels of height and 1200 of width, never enlarged: the bytes of a JPEG
/// file, grey or in colours as the scan. A typed page of the samples takes about 40 kB. Throws std::runtime_error if
/// there are no pixels.
[[nodiscard]] std::string draw_thumbnail(const ScanPage& page);

}  // namespace depesha
