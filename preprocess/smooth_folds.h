// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/reduce.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace depesha {

/// A crease that runs across the sheet.
struct Fold {
    /// True if it runs from top to bottom.
    bool upright = false;

    /// Where it crosses the first row (upright) or column (lying) of the scan, in pixels of the scan.
    double start = 0.0;

    /// Pixels it moves sideways for one pixel along; at most 0.07 either way.
    double slope = 0.0;
};

/// Finds folds longer than a third of the page on a reduced grey image (about 100 dpi): unbroken, narrow, within 4
/// degrees of a side. More than four lines are the rules of a form: no folds then. Measured against the paper level;
/// `not_paper` (smaller, may be empty) is left out.
[[nodiscard]] std::vector<Fold> find_folds(const Reduced& gray, const cv::Mat& level, const cv::Mat& not_paper);

/// Lightens folds in `gray`, in place: piece by piece a fold's shade is measured across it where no ink lies, and
/// divided out, so that ink over it keeps its shades. What is nearly black is a drawn rule and stays. `factor` is the
/// scan's pixels for one of `gray`'s, `pixels_per_mm` the scale of `gray`.
void smooth_folds(cv::Mat& gray, const std::vector<Fold>& folds, int factor, double pixels_per_mm);

}  // namespace depesha
