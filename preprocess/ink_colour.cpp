// SPDX-License-Identifier: Apache-2.0
#include "preprocess/ink_colour.h"

#include <algorithm>
#include <cmath>

namespace depesha {
namespace {

float dot(const Density& a, const Density& b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

}  // namespace

Densities::Densities()
{
    for (std::size_t i = 0; i < logarithms_.size(); ++i) {
        logarithms_[i] = std::log(static_cast<float>(std::max<std::size_t>(i, 4)));
    }
}

Density Densities::of(const unsigned char* pixel, const unsigned char* paper) const
{
    Density density;
    for (std::size_t i = 0; i < density.size(); ++i) {
        density[i] = std::max(0.0F, logarithms_[paper[i]] - logarithms_[pixel[i]]);
    }
    return density;
}

Density colour_of(const Density& density)
{
    const float sum = sum_of(density);
    return {density[0] / sum, density[1] / sum, density[2] / sum};
}

float colour_distance(const Density& a, const Density& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

Mixture unmixed(const Density& density, const Density& first, const Density& second)
{
    const float ff = dot(first, first);
    const float fs = dot(first, second);
    const float ss = dot(second, second);
    const float df = dot(density, first);
    const float ds = dot(density, second);
    const float determinant = ff * ss - fs * fs;
    const Mixture both{(df * ss - ds * fs) / determinant, (ds * ff - df * fs) / determinant};
    if (both.first < 0.0F) {
        return {0.0F, std::max(0.0F, ds / ss)};
    }
    if (both.second < 0.0F) {
        return {std::max(0.0F, df / ff), 0.0F};
    }
    return both;
}

}  // namespace depesha
