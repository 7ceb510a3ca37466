// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/reading.h"

#include <opencv2/core/mat.hpp>

namespace depesha {

/// The reading of a line with the small signs of its words held against their ink. The full stop of a typewriter is a
/// blot, half as high as a small letter, which models take for an e, an s or a quote: a word whose last sign is round,
/// on the baseline, with nothing above it, ends in a full stop. A small letter before a capital, all of whose ink
/// stands high, is a quote. A dash is no tilde, which typewriters do not have, an equals sign has two strokes, and a
/// grave accent is a speck. A date is one word where its parts (13.VI. 51) stand closer than a space. `strip` as from
/// cut_strip; places in its pixels.
[[nodiscard]] Reading with_signs_of_ink(Reading line, const cv::Mat& strip);

}  // namespace depesha
