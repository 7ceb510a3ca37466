// SPDX-License-Identifier: Apache-2.0
// Figures as OCR leaves them: Arabic with letters among the digits, Roman months with digits among the letters.
#pragma once

#include "postprocess/line_scan.h"

#include <optional>
#include <string>

namespace depesha {

struct Figure {
    int value = 0;

    /// The digits as repaired, leading zeros kept.
    std::string digits;

    /// One past the last code point.
    std::size_t end = 0;

    /// Signs that had to be read as another.
    int repairs = 0;
};

/// A run of `least` to `most` digits at index i (most <= 9); О, о as 0, l, I, | as 1, З as 3, б as 6 among them. A run
/// without any true digit, or longer than `most`, is no figure.
[[nodiscard]] std::optional<Figure> read_figure(const LineScan& line, std::size_t i, std::size_t least,
                                                std::size_t most);

/// A digit by itself that was read as the letter of its shape, a space after it: "б декабря", "З мая".
[[nodiscard]] std::optional<Figure> read_lone_digit(const LineScan& line, std::size_t i);

/// The digits alone at index i, any number of them, no repairs; empty for none.
[[nodiscard]] std::string plain_digits(const LineScan& line, std::size_t i);

/// The sign read as a digit; 0 for none.
[[nodiscard]] char digit_like(char32_t sign);

/// A Roman figure of 1 to 12 at index i. Read as I: І l 1 | ! i, with doubts Т Г; as V: У Y U; as X: Х, with doubts К;
/// as II: П, with doubts Н Ц; as III: Ш. A run of the digit 1 alone counts too (11 is II): `digits_only` is then true.
struct RomanFigure {
    int value = 0;
    std::size_t end = 0;
    int repairs = 0;
    bool digits_only = false;
};
[[nodiscard]] std::optional<RomanFigure> read_roman(const LineScan& line, std::size_t i);

}  // namespace depesha
