// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

namespace depesha {

/// A page as strokes stand out of it: 8-bit pictures as large as the page.
struct Relief {
    /// Grey, grain finer than half a stroke smoothed out.
    cv::Mat smooth;

    /// Grey steps below the mean of the surroundings, two characters wide; 0 above it.
    cv::Mat below;

    /// Ink 0, paper 255, for finding lines only. Ink is what lies below the surroundings by a third of what full typed
    /// ink does on this page: faded letters stay, grain and what shines through from the back go.
    cv::Mat binary;
};

/// `gray` is a page on even paper, `pixels_per_mm` its scale.
[[nodiscard]] Relief relief_of(const cv::Mat& gray, double pixels_per_mm);

}  // namespace depesha
