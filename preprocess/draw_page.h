// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/clean_page.h"

#include <string>

namespace depesha {

/// Pictures of a page for a person's eyes, each the bytes of a PNG file of the size of CleanPage::gray.
struct PagePictures {
    /// As it is read: grey, upright, straight, on even paper.
    std::string gray;

    /// As lines are found on it: black and white.
    std::string binary;

    /// The grey one in colours: green around each segment of the lines found, red around the marks.
    std::string lines;
};

/// Throws std::runtime_error if a picture cannot be made.
[[nodiscard]] PagePictures draw_page(const CleanPage& page);

}  // namespace depesha
