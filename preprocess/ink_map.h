// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/reduce.h"

#include <opencv2/core/mat.hpp>

namespace depesha {

/// How much ink lies where, for measuring lines: 8-bit, 0 paper, 255 full ink, size of the reduced grey image (about
/// 100 dpi). Measured against the paper level (smaller, stretched over it); the bed (255 in `bed`, may be empty), broad
/// dark areas and long straight lines (folds, rules) are left out. Heavy ink counts no more than typed ink.
[[nodiscard]] cv::Mat ink_map(const Reduced& gray, const cv::Mat& level, const cv::Mat& bed);

}  // namespace depesha
