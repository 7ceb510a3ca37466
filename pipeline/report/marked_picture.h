// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

#include <span>
#include <string>
#include <string_view>

namespace depesha {

/// A place on a scan, in its pixels, with the number that stands beside it.
struct NumberedMark {
    int number = 0;
    Box box;

    /// Drawn in the stronger of the two colours.
    bool severe = false;
};

/// A JPEG as an <img> that needs no file beside it. `words`: what it shows, for who cannot see it.
[[nodiscard]] std::string inline_picture(std::string_view jpeg, std::string_view words);

/// The same as an <svg> in pixels of a scan of this size (which must not be empty), with the marks drawn over it. What
/// of a mark lies beyond the scan is cut off; a mark of which nothing is left is not drawn.
[[nodiscard]] std::string marked_picture(std::string_view jpeg, Size scan, std::span<const NumberedMark> marks,
                                         std::string_view words);

}  // namespace depesha
