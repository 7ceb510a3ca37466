// SPDX-License-Identifier: Apache-2.0
// Pages of drawn type with the reading an engine would give that missed nothing, to take lines out of.
#pragma once

#include "page/clean_page.h"
#include "page/recognized_page.h"

#include <opencv2/core.hpp>

#include <cstdint>

namespace depesha {

struct TypeSheet {
    cv::Size size{1500, 1100};
    double dpi = 300.0;
    double letters_per_inch = 10.0;
    int lines = 8;

    /// Distance of lines, in heights of capitals.
    double spacing = 2.0;

    /// Pixels that a line falls over the width of the sheet.
    double fall = 0.0;

    double ink = 60.0;
    double paper = 235.0;

    /// Spread of the grain.
    double grain = 6.0;

    std::uint64_t seed = 1;
};

/// A sheet and all that stands on it.
struct ReadSheet {
    CleanPage page;
    RecognizedPage reading;
};

/// Words of two to nine letters, no two sheets of different seeds alike.
[[nodiscard]] ReadSheet read_sheet(const TypeSheet& sheet);

/// A sheet with nothing on it, and nothing read.
[[nodiscard]] ReadSheet bare_sheet(const TypeSheet& sheet);

/// Draws one typed letter into the grey page, its foot at `foot`.
void type_letter(CleanPage& page, cv::Point2d foot, const TypeSheet& sheet, cv::RNG& random);

/// Makes the binary page anew after the grey one was drawn on.
void binarize(CleanPage& page);

}  // namespace depesha
