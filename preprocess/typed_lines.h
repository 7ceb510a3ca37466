// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/components.h"
#include "page/text_line.h"
#include "preprocess/binarize.h"
#include "preprocess/find_lines.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace depesha {

/// What is dark on an upright, straightened page.
struct PageInk {
    Relief relief;

    /// Of the binary page, and those of them that are letters.
    std::vector<Component> components;
    LettersOfLines letters;

    double dpi = 0.0;
};

/// `gray` is a page on even paper.
[[nodiscard]] PageInk ink_of_page(const cv::Mat& gray, double dpi);

/// Finds the typed lines of a page, see find_lines, and leaves out what the grain of the paper makes by chance.
///
/// Grain is measured as finely as strokes are, where the binary page has no ink. Where specks far outnumber letters,
/// those that stand out no further than grain does take no part in finding lines. A segment of a line is kept if its
/// middling letter stands out from the paper by 6.5 standard deviations of the grain (4.3 where there are many as high
/// as typed ones, 8.5 where there are one or two), and if specks do not outweigh letters in and around it.
[[nodiscard]] std::vector<TextLine> find_typed_lines(const PageInk& page);

}  // namespace depesha
