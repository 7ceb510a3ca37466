// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/text_line.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace depesha {

/// Finds the typed lines of an upright, straightened page, see find_lines, and leaves out what the grain of the paper
/// makes by chance. `binary` is `gray`, binarized.
///
/// Grain is measured as finely as strokes are, where `binary` has no ink. Where specks far outnumber letters, those
/// that stand out no further than grain does take no part in finding lines. A segment of a line is kept if its middling
/// letter stands out from the paper by 6.5 standard deviations of the grain (4.3 where there are many as high as typed
/// ones, 8.5 where there are one or two), and if specks do not outweigh letters in and around it.
[[nodiscard]] std::vector<TextLine> find_typed_lines(const cv::Mat& gray, const cv::Mat& binary, double dpi);

}  // namespace depesha
