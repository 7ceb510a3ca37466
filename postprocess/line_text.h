// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/recognized_page.h"
#include "postprocess/unicode.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace depesha {

/// A gap of so many letters between two words parts fields of a heading; ordinary gaps are one letter wide, after a
/// stop two.
constexpr double field_gap = 2.6;

/// The words of a line as one text that remembers them: one space between words, two where the gap is clearly wider
/// than one letter (so that letter-spaced words can be told apart).
struct LineText {
    std::string text;

    /// Bytes of each word.
    std::vector<Span> words;

    /// The gap in front of each word, in letters; 0 for the first.
    std::vector<double> gaps;

    /// The words that the bytes touch, as [first, last).
    [[nodiscard]] std::size_t first_word(Span span) const;
    [[nodiscard]] std::size_t last_word(Span span) const;
};

[[nodiscard]] LineText line_text(std::span<const Word> words, double letter_width);

}  // namespace depesha
