// SPDX-License-Identifier: Apache-2.0
// Where words stand on the paper: the left-hand column cut off, indents, gaps and widths measured.
#pragma once

#include "page/recognized_page.h"

#include <cstddef>
#include <vector>

namespace depesha {

enum class Column {
    Body,

    /// The narrow column of offices left of the text on American forms.
    Margin
};

/// The words of one typed line that stand in one column, with the measures that tell what a line is for.
struct TypedLine {
    std::vector<Word> words;
    Column column = Column::Body;

    /// Distance of the first letter from the left edge of the text, in letters; negative left of it.
    double indent = 0.0;

    /// Distance of the last letter from the right edge of the text, in letters.
    double short_by = 0.0;

    /// From its first letter to its last, in letters.
    double width = 0.0;

    /// Distance to the line above in the same column, in ordinary line distances: 1 for the next line, 2 with an empty
    /// line between; 0 for the first.
    double gap_above = 0.0;

    /// Letters of its words that are as wide and as high as the page's type makes them: all letters of a typewriter
    /// take one step of the carriage, which dirt, stamps and handwriting do not.
    std::size_t typed_letters = 0;

    /// BCP 47 as the engine told it; may be empty.
    std::string language;
};

struct TypedPage {
    /// Top to bottom; lines of the margin column stand together where the column begins.
    std::vector<TypedLine> lines;

    /// Width of one letter and ordinary distance between lines, in pixels of the upright page; 0 on an empty page.
    double letter_width = 0.0;
    double line_distance = 0.0;

    /// Width of the text in letters.
    double measure = 0.0;
};

/// Puts the pieces of one typed line together where the engine told them apart, cuts the narrow left column off, and
/// measures. Every word of the page stands in exactly one line of the result.
[[nodiscard]] TypedPage order_lines(const RecognizedPage& page);

}  // namespace depesha
