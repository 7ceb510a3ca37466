// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace depesha {

/// A path with its parts joined by '/' as a relative reference: letters of any script stay, what a reference may not
/// hold is written as %20 is.
[[nodiscard]] std::string relative_url(std::string_view path);

}  // namespace depesha
