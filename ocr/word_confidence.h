// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace depesha {

/// The share of words that are right, every sign of them, of those that Tesseract is so sure of. `tesseract` and the
/// result 0 to 1; never falls where `tesseract` rises. A piecewise linear fit to isotonic regression (Zadrozny and
/// Elkan, "Transforming classifier scores into accurate multiclass probability estimates", 2002).
[[nodiscard]] double calibrated(double tesseract);

}  // namespace depesha
