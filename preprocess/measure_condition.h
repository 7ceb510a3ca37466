// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/clean_page.h"
#include "page/scan_condition.h"
#include "preprocess/page_condition.h"

#include <opencv2/core/mat.hpp>

namespace depesha {

/// Grain of the bare paper of a scan (8-bit, grey or BGR) of `pixels_per_mm`: its standard deviation in grey steps,
/// from the median difference of pixels half a millimetre apart, tile by tile; a quarter of the tiles show less. Tiles
/// that touch `not_paper` (smaller, 255 where bed or holes are, may be empty) are left out; 0 where no tile is left.
[[nodiscard]] double grain_of(const cv::Mat& pixels, double pixels_per_mm, const cv::Mat& not_paper);

/// What typed lines look like, in pixels of the page measured; all 0 where there are no lines.
struct TypeFeatures {
    double contrast = 0.0;
    double stroke_width = 0.0;
    double x_height = 0.0;
};

/// Measures the lines of a clean page; see ScanCondition for the figures.
[[nodiscard]] TypeFeatures look_of_type(const CleanPage& page);

/// Puts together what `examine` found on a scan, its grain, and what the type on `page`, made from it, looks like.
[[nodiscard]] ScanCondition condition_of(const PageCondition& found, double grain, const CleanPage& page);

}  // namespace depesha
