// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"
#include "preprocess/find_lines.h"

#include <optional>

namespace depesha {

/// How the typed lines of a page run: a line through (x, y) falls by
/// slope + 2 bow (x - centre.x) + fan (y - centre.y) pixels for each pixel to the right.
struct Baselines {
    /// The middle of the letters, in pixels.
    Point centre;

    /// Pixels down for a pixel to the right, at the centre.
    double slope = 0.0;

    /// A sheet that curls: lines sag in the middle where it is negative. One over pixels.
    double bow = 0.0;

    /// Lines that spread to the right where it is positive. One over pixels.
    double fan = 0.0;

    /// What the letters cover but for the outermost twentieth at each side, in pixels.
    double width = 0.0;
    double height = 0.0;

    /// How many lines, and how many letters stand on them.
    int lines = 0;
    int letters = 0;

    /// Half of the letters stand nearer than this to their line, in heights of a character.
    double spread = 0.0;
};

/// Fits one family of curves through the feet of the letters, each line at a height of its own: iteratively
/// reweighted least squares with Tukey's weights, so that descenders, commas and strokes of the pen count for nothing.
/// `nearly_level`: lines lean by a few degrees at most. Nothing where no line has letters enough.
[[nodiscard]] std::optional<Baselines> fit_baselines(const LettersOfLines& nearly_level);

}  // namespace depesha
