// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/components.h"
#include "page/geometry.h"

#include <opencv2/core/mat.hpp>

#include <span>
#include <vector>

namespace depesha {

/// What the type of one page looks like, in pixels of the upright page.
struct TypeLook {
    /// Median height of the letters.
    double height = 0.0;

    /// Width of one typed character, the same for all (print and proportional type: their mean).
    double pitch = 0.0;
};

/// Letter-sized ink side by side, as a typed line is, and how much it looks like one.
struct InkRow {
    /// Pixels of the upright page.
    Box place;

    /// Left to right, none above another; of several that touch, the first and the last.
    std::vector<Box> letters;

    /// How many components the letters are.
    int pieces = 0;

    /// Median height of the letters, in units of the page's.
    double height = 0.0;

    /// 0 to 1: how much of the row's width has ink.
    double filled = 0.0;

    /// 0 to 1: share of the letters that stand on one straight, nearly level line.
    double level = 0.0;

    /// How exactly the letters keep the page's pitch, 0 to their number: Rayleigh's statistic, letters at random
    /// come to r or more with a chance of e^-r (Mardia, Jupp: Directional Statistics, 2000, section 6.3).
    double rhythm = 0.0;
};

/// Rayleigh's statistic of the middles of letters wound round a circle of one `pitch`: their number times the square of
/// the mean's length, 0 to their number. There must be letters.
[[nodiscard]] double rhythm_at(const std::vector<Box>& letters, double pitch);

/// The rows that letter-sized components form. Specks, rules, frames and blobs are in none.
[[nodiscard]] std::vector<InkRow> find_ink_rows(std::span<const Component> components, const TypeLook& look);

}  // namespace depesha
