// SPDX-License-Identifier: Apache-2.0
// What the signs of a line tell of its kind, whatever its words mean.
#pragma once

#include "postprocess/line_text.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace depesha {

/// "1.", "12)", "(2)", "а)", "(iv)": figures, small Roman ones, or one letter, with a stop or bracket.
[[nodiscard]] bool is_item_mark(std::u32string_view word);

/// "1 - т. Сталину", "1-3 тт. членам коллегии": figures, then a dash or words.
[[nodiscard]] bool is_entry(const LineText& line);

/// Runs of letters between spaces.
[[nodiscard]] std::size_t word_count(std::string_view text);

/// A stop behind a word of four letters or more, with five words in the line.
[[nodiscard]] bool holds_sentence_end(const std::u32string& codes);

/// "ORIG: T. Lathrop", "From:- The War Office.": a word or two, a colon, and what they are the key to.
[[nodiscard]] bool is_keyed(const std::u32string& codes);

}  // namespace depesha
