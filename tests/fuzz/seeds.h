// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace depesha::fuzz {

/// Good inputs of the harness that the program is linked with; never empty.
[[nodiscard]] std::vector<std::string> seeds();

}  // namespace depesha::fuzz
