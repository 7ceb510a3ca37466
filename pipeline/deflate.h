// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace depesha {

/// Packs bytes with zlib.
[[nodiscard]] std::string deflated(std::string_view bytes);

/// Unpacks what `deflated` made. Throws std::runtime_error if it is damaged or would be longer than `max_bytes`.
[[nodiscard]] std::string inflated(std::string_view packed, std::size_t max_bytes);

}  // namespace depesha
