// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

#include <vector>

class QPDFObjectHandle;

namespace depesha {

/// A picture that a page of a PDF paints.
struct PlacedImage {
    /// Number and generation of its object.
    int object = 0;
    int generation = 0;

    /// From the unit square, origin at the picture's lower left, to the page in points, y upwards.
    Transform place;
};

struct PdfContent {
    /// In the order of painting.
    std::vector<PlacedImage> images;

    /// Nothing else is painted, clipped or blended; invisible text does not count.
    bool only_images = true;
};

/// Walks the content of a page and of the forms it draws, without painting. A clip counts as none if it holds all of
/// `visible`. What is damaged, too long or too deep ends the walk and counts as more than images.
[[nodiscard]] PdfContent read_content(const QPDFObjectHandle& page, const Transform& visible);

}  // namespace depesha
