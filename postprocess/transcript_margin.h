// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace depesha {

/// Sets the ACTION and INFO column of an American form apart again in a transcript whose runs of spaces became one
/// ("NEA Rec'd: April 23, 1955", " this morning re IG", "INFO TO: Secretary of State"): offices at the left edge, one
/// of them below ACTION or INFO, beside lines that begin with a space. Any other transcript stays as it is.
[[nodiscard]] std::vector<std::u32string> with_margin_apart(std::vector<std::u32string> rows);

}  // namespace depesha
