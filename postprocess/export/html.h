// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace depesha {

/// A text as the content of an HTML element or of an attribute in double quotes: markup escaped; control
/// characters, those that turn the direction of writing, and bytes that are no UTF-8 as U+FFFD. Line ends and tabs
/// stay.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// The same for one code point.
void append_html(std::string& html, char32_t sign);

}  // namespace depesha
