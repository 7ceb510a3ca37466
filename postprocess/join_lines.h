// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace depesha {

/// Adds the next typed line to a text: after a space, or, where the text ends in a hyphen, without one. The hyphen goes
/// where it parts the syllables of a word (a small letter follows) and stays where the word is written with it: in
/// pairs of numerals («семь-восемь»), before particles («кто-то»), after first parts that are joined so («англо-»,
/// "Anglo-").
void append_line(std::string& text, std::string_view line);

/// The text without the signs that dirt at the left edge adds to a line's first word ("‘PRIORITY", "_РОЩИНУ"): quotes
/// that nothing closes, rules, bars. Double quotes stay, they may open a message.
[[nodiscard]] std::string without_stray_signs(std::string_view text);

}  // namespace depesha
