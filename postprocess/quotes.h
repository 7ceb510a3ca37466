// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace depesha {

/// Double quotes of all shapes, straight, curled, low and angled.
[[nodiscard]] bool is_quote(char32_t code);

[[nodiscard]] std::size_t quotes_in(std::string_view text);

[[nodiscard]] bool starts_with_quote(std::string_view text);

/// True if nothing but stops follows the last quote.
[[nodiscard]] bool ends_with_quote(std::string_view text);

/// The text without quotes at either end, and without the stops that follow a closing one.
[[nodiscard]] std::string without_quotes(std::string_view text);

/// The text without stops, commas and spaces at its end.
[[nodiscard]] std::string without_stop(std::string_view text);

}  // namespace depesha
