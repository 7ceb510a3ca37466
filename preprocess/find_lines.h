// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/components.h"
#include "page/text_line.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace depesha {

/// The letter-sized ink of a page, line by line.
struct LettersOfLines {
    /// Height in pixels that half of the characters reach; 0 where too few were found.
    double character_height = 0.0;

    std::vector<std::vector<Component>> lines;
};

/// Finds the typed lines of an upright, straightened page (8-bit, ink 0, paper 255), top to bottom.
///
/// Character-sized components of ink vote, column strip by column strip, for the rows where lines run; the votes are
/// linked from strip to strip, so that a line may bow or lean by up to half a character height over its length; each
/// component then goes to the line nearest to it. Specks, folds, rules and blobs take no part.
/// `dpi` bounds what counts as a character (0.7 to 7 mm high). Blank pages, rules and fine noise give no lines; lines
/// that coarser grain makes by chance are told from type by their grey, see find_typed_lines.
[[nodiscard]] std::vector<TextLine> find_lines(const cv::Mat& binary, double dpi);

/// The first half of find_lines: the letters of each line, lines and letters in no order.
[[nodiscard]] LettersOfLines find_letters(const cv::Mat& binary, double dpi);

/// The same from the components of the ink of a page so large.
[[nodiscard]] LettersOfLines find_letters(std::vector<Component> ink, cv::Size page, double dpi);

/// The second half.
[[nodiscard]] std::vector<TextLine> lines_of(const LettersOfLines& found);

}  // namespace depesha
