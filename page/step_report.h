// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace depesha {

/// What one preprocessing step measured, and whether it ran.
struct StepReport {
    /// "polarity", "sheet", "gutter", "orientation", "deskew", "resolution", "scale", "ink", "background", "folds".
    std::string step;

    bool ran = false;

    /// The figure the step went by; its meaning and unit stand in the step's header.
    double measure = 0.0;

    /// 0 to 1.
    double confidence = 0.0;

    /// One short sentence: why it ran or refused.
    std::string reason;
};

}  // namespace depesha
