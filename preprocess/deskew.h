// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

namespace depesha {

struct DeskewOptions {
    /// Lean is looked for within this many degrees both ways; a page that leans more is left as it is.
    double max_degrees = 12.0;

    /// A page that leans less is left as it is: turning it costs sharpness and gains nothing.
    double floor_degrees = 0.12;

    /// Below this confidence the page is left as it is.
    double min_confidence = 0.3;
};

/// How far the text lines of a page lean, and how sure we are.
struct Skew {
    /// Degrees; positive if the text falls to the right, so that the page must turn counter-clockwise to stand
    /// straight.
    double degrees = 0.0;

    /// Degrees that the lean grows from the top of the page to the bottom: sheets that curl or were photographed fan
    /// out.
    double fan_degrees = 0.0;

    /// 0 to 1: how far the best angle stands out from the middling one. Typed pages stand above 0.5, noise below 0.2.
    double confidence = 0.0;
};

/// Finds the lean of text lines on an ink map (8-bit, ink bright, about 100 dpi, at most 4096 pixels wide and high)
/// from the sharpness of its row profile: the sum of squared differences of neighbouring rows (W. Postl 1986; D. S.
/// Bloomberg et al. 1995). Where the sheet curls, so that lines are bent (see fit_baselines), the lean is that of the
/// middle of the text.
[[nodiscard]] Skew find_skew(const cv::Mat& ink, double pixels_per_mm, const DeskewOptions& options);

/// Sharpness of the row profile at the best of a few angles, for one unit of ink: for comparing directions of one page;
/// 0 where there is no ink.
[[nodiscard]] double line_energy(const cv::Mat& ink, double max_degrees);

}  // namespace depesha
