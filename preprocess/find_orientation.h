// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

namespace depesha {

struct OrientationOptions {
    /// Below this confidence the page is left as it lies.
    double min_confidence = 0.2;
};

/// Which way the text lines of a page run. Which way is up cannot be told from them.
struct TextDirection {
    /// True if the lines run from top to bottom, so that the page must turn by 90 or 270 degrees.
    bool vertical = false;

    /// 0 to 1: how much more the one direction looks like lines than the other; 0 where nothing was found.
    double confidence = 0.0;
};

/// Measures an ink map (see ink_map, about 100 dpi): words are wider than high, and the profile across lines is steeper
/// than that along them, lean allowed for.
[[nodiscard]] TextDirection find_text_direction(const cv::Mat& ink, double pixels_per_mm);

}  // namespace depesha
