// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/find_gutter.h"
#include "preprocess/find_polarity.h"
#include "preprocess/find_sheet.h"
#include "preprocess/flatten_background.h"
#include "preprocess/reduce.h"
#include "preprocess/remove_ink.h"
#include "preprocess/smooth_folds.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace depesha {

/// What is known of a page before any of its full-size pixels is written.
struct PageCondition {
    /// About 100 dpi; in colour where the scan is. Of a negative these are the positive already, and so all below.
    Reduced colour;
    Reduced gray;

    /// `gray` at half its size.
    Reduced half;
    Polarity polarity;
    Sheet sheet;

    /// Its strip of the facing page is part of the bed in `sheet`.
    Gutter gutter;

    /// Punch holes, in pixels of `half`.
    std::vector<cv::Rect> holes;

    /// Bed and holes, size of `half`, 255 where they are; empty if all is paper.
    cv::Mat not_paper;

    /// Of `half`.
    PaperLevel paper;

    /// Paper level of the colours; empty where the scan is grey.
    cv::Mat paper_colour;
    ColouredInk ink;
    std::vector<Fold> folds;
};

/// Measures a scan (8-bit, grey or BGR) of about `dpi`.
[[nodiscard]] PageCondition examine(const cv::Mat& pixels, double dpi, const SheetOptions& sheet,
                                    const InkOptions& ink);

/// Grey of the scan without bed, holes, coloured ink, shadows and folds, a negative made positive; not turned. `base`
/// is the scan or made smaller from it. Paper becomes `even_paper` if `flattens`, else it stays as bright as it was. A
/// new image.
[[nodiscard]] cv::Mat readable_gray(const Reduced& base, const PageCondition& found, bool flattens, double even_paper);

}  // namespace depesha
