// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/clean_page.h"

#include <optional>

namespace depesha {

/// How exactly the letters of a page keep a pitch, 0 to 1: the median over its longest segments of Rayleigh's statistic
/// by letter at the pitch that suits the segment best. Nothing where fewer than five segments are long enough to tell
/// (15 letters that touch no other).
[[nodiscard]] std::optional<double> letter_rhythm(const CleanPage& page);

/// True for a page of print, whose letters are as broad as they are and keep no pitch.
[[nodiscard]] bool is_print(const CleanPage& page);

}  // namespace depesha
