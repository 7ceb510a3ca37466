// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/clean_page.h"

#include <array>
#include <string>
#include <vector>

namespace depesha {

/// One line segment as the network is given it.
struct StripPicture {
    /// A PNG file: grey, at most 36 pixels high.
    std::string png;

    /// Where its corners lie on the scan: top left, top right, bottom right, bottom left of the text.
    std::array<Point, 4> corners{};
};

/// The strips of all segments of the page, line by line. Throws std::runtime_error if one cannot be written.
[[nodiscard]] std::vector<StripPicture> draw_strips(const CleanPage& page);

}  // namespace depesha
