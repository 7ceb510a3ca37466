// SPDX-License-Identifier: Apache-2.0
// Russian letters and endings of words: what the rules of declension share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace depesha {

/// к, г, х and the hushing consonants: after them и stands for ы.
inline constexpr std::u32string_view velars_and_hushers = U"гкхжшчщ";

[[nodiscard]] bool is_one_of(char32_t code, std::u32string_view set);

/// Of small letters.
[[nodiscard]] bool is_vowel(char32_t code);
[[nodiscard]] bool has_vowel(std::u32string_view word);

/// In small letters, ё as е.
[[nodiscard]] std::u32string small(std::u32string_view word);

/// The word with `cut` letters (at most its length) off its end and `add` on it, capitals like its last letter's.
[[nodiscard]] std::u32string with_ending(std::u32string_view word, std::size_t cut, std::u32string_view add);

}  // namespace depesha
