// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/reading.h"
#include "page/geometry.h"

#include <optional>
#include <span>

namespace depesha {

/// One segment of a line with what was read there.
struct ReadSegment {
    /// Pixels of the upright page, as found.
    Box box;

    Reading words;
};

/// Width of one typed character in pixels: the median of the segments that were read well; nothing if there are none.
[[nodiscard]] std::optional<double> letter_pitch(std::span<const ReadSegment> segments);

/// The box around the segments that were read well, which is what letters and margins stand in; empty where they are
/// fewer than five.
[[nodiscard]] Box text_block(std::span<const ReadSegment> segments);

/// True for a scrap that no typist sets right of the `block`: up to three characters, unless they are a figure of a
/// table or number the page above or below it. It is what is read off stamps, pencil and the edge of the sheet. Left of
/// it lists of offices and numbers of paragraphs stand. False where the block is empty.
[[nodiscard]] bool is_scrap_beside(const Box& block, const ReadSegment& segment);

/// False for what was found like a line and is none: pencil, stamps, stains, the type of the other side shining
/// through. Type is believed where it reads well; what does not must at least have as many characters as fit its width
/// (a typewriter gives each the same), and more than three of them; on a page where nothing read well, be a whole line.
/// What hardly reads at all must have more than 13. A sign or a few alone are none, but for dashes and stars in a row
/// and a clear №.
/// `pitch` as from `letter_pitch`.
[[nodiscard]] bool is_type(const ReadSegment& segment, const std::optional<double>& pitch);

}  // namespace depesha
