// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace depesha {

/// What a convolution over 3 by 3 pixels sees beyond the edges of a picture. Tesseract draws it from a generator that
/// begins anew for each line; the same numbers are drawn here, so that both read the same.
struct EdgeNoise {
    /// For each column: what its top pixel sees above it, to the left, straight and to the right.
    std::vector<std::uint8_t> above;

    /// For each column: what its lowest pixel sees below it.
    std::vector<std::uint8_t> below;

    /// For each row: what its first pixel sees to the left, above it, beside it and below it.
    std::vector<std::uint8_t> left;

    /// For each row: what its last pixel sees to the right.
    std::vector<std::uint8_t> right;
};

/// Activations with 128 added. `noise` is filled anew; its memory is kept.
void draw_noise(int width, int height, std::int32_t seed, EdgeNoise& noise);

}  // namespace depesha
