// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/reading.h"

#include <opencv2/core/mat.hpp>

namespace depesha {

/// The reading of a line with the small signs of its words held against their ink. The full stop of a typewriter is a
/// blot, half as high as a small letter, which models take for an e, an s or a quote: a word whose last sign is round, on
/// the baseline, with nothing above it, ends in a full stop. A dash is no tilde, which typewriters do not have, an
/// equals sign has two strokes, and a grave accent is a speck. `strip` as from cut_strip; places in its pixels.
[[nodiscard]] Reading with_signs_of_ink(Reading line, const cv::Mat& strip);

}  // namespace depesha
