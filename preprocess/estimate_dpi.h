// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

namespace depesha {

/// How far apart the letters of a typewriter stand.
struct LetterPitch {
    /// Pixels of the image measured; 0 where none was found.
    double pixels = 0.0;

    /// 0 to 1: how well lines agree with themselves moved on by one letter. Typescript stands above 0.25, print and
    /// noise below.
    double confidence = 0.0;
};

/// Measures the letter pitch on an ink map (see ink_map, 60 to 200 dpi) whose lines lie straight: the autocorrelation
/// of the columns of ink within each line, summed over the lines. Looked for from `least` to `most` pixels, within 5
/// to 22.
[[nodiscard]] LetterPitch find_letter_pitch(const cv::Mat& ink, double least, double most);

/// Resolution from the letter pitch in pixels of the scan: typewriters set 10 or 12 letters to the inch, and of the two
/// the one counts that leaves the scan's longer side nearer to that of a typed sheet (A4, 11.7 inches).
[[nodiscard]] double dpi_of_pitch(double pitch, int longer_side);

}  // namespace depesha
