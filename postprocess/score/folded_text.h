// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// UTF-8 as code points in normal form C; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::u32string composed(std::string_view utf8);

/// Text as CER and WER compare it: quotes, dashes and the ellipsis in ASCII, runs of white space as one space, none at
/// the ends. Case and look-alike letters count.
[[nodiscard]] std::u32string folded_text(std::string_view utf8);

/// A sign of a folded text, and how it stands on the page: a space that stands for a line's end is shown as '\n'.
struct FoldedSign {
    char32_t folded = 0;
    char32_t shown = 0;
};

/// The signs of folded_text, each with what it was folded from.
[[nodiscard]] std::vector<FoldedSign> folded_signs(std::string_view utf8);

/// A field's value as records compare it: without quotes, case, full stops, commas and colons, with look-alike letters
/// of the Cyrillic and Latin alphabets taken for one another, and letter-spaced words closed.
[[nodiscard]] std::u32string folded_field(std::string_view utf8);

}  // namespace depesha
