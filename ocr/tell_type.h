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

/// False for what was found like a line and is none: pencil, stamps, stains, the type of the other side shining
/// through. Type is believed where it reads well; what does not must at least have as many characters as fit its width
/// (a typewriter gives each the same), and more than three of them; on a page where nothing read well, be a whole line.
/// What hardly reads at all must have more than 13. `pitch` as from `letter_pitch`.
[[nodiscard]] bool is_type(const ReadSegment& segment, const std::optional<double>& pitch);

}  // namespace depesha
