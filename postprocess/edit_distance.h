// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace depesha {

/// 1 for equal texts, 0 for nothing in common: 1 - distance / length of the longer, over code points of texts
/// already folded. Two empty texts are equal.
[[nodiscard]] double similarity(std::u32string_view a, std::u32string_view b);

/// The same for UTF-8 texts as they are.
[[nodiscard]] double similarity(std::string_view a, std::string_view b);

/// Levenshtein distance, or `limit` + 1 as soon as it is sure to exceed `limit` (banded, O(length * limit)).
[[nodiscard]] std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace depesha
