// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

#include <array>

namespace depesha {

/// How strongly ink takes light away in blue, green and red: -ln(pixel / paper) by channel, never below 0.
using Density = std::array<float, 3>;

/// Optical densities of pixels: by Lambert and Beer those of inks that lie on one another add up.
class Densities {
public:
    Densities();

    /// `pixel` and `paper` point to blue, green, red.
    [[nodiscard]] Density of(const unsigned char* pixel, const unsigned char* paper) const;

private:
    std::array<float, 256> logarithms_{};
};

[[nodiscard]] inline float sum_of(const Density& density)
{
    return density[0] + density[1] + density[2];
}

/// Shares of the three channels, sum 1: the colour of an ink whatever its strength. The density must not be 0.
[[nodiscard]] Density colour_of(const Density& density);

/// Distance of two colours: 0 alike; black from red, blue or violet ink is 0.15 to 0.5.
[[nodiscard]] float colour_distance(const Density& a, const Density& b);

/// How much of each of two inks gives a density: least squares, neither below 0. The colours must differ.
struct Mixture {
    float first = 0.0F;
    float second = 0.0F;
};
[[nodiscard]] Mixture unmixed(const Density& density, const Density& first, const Density& second);

}  // namespace depesha
