// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/reduce.h"

namespace depesha {

/// Whether a scan shows dark ink on bright paper, or is a negative as microfilm often is.
struct Polarity {
    bool negative = false;

    /// Skewness of the detail in the middle of the page: ink on paper below 0, a negative above; 0 on a blank page.
    double skewness = 0.0;
};

/// Measures a reduced grey image (about 50 dpi). Only a dark page whose detail is clearly bright is a negative.
[[nodiscard]] Polarity find_polarity(const Reduced& gray);

}  // namespace depesha
