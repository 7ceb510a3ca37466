// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/pix.h"

#include <cstdint>
#include <vector>

namespace depesha {

/// The picture of one line as a network takes it: column by column, each from top to bottom, -127 for black and 127 for
/// white, with 128 added.
struct LineInput {
    int width = 0;
    int height = 0;

    std::vector<std::uint8_t> pixels;
};

/// Stretches grey so that the ink that a row through the middle of the line meets is black and its paper white: from
/// the lower quartile of the row's local minima to the upper quartile of its maxima, as Tesseract does.
/// `pix` is 8-bit grey.
[[nodiscard]] LineInput line_input(const PixPtr& pix);

}  // namespace depesha
