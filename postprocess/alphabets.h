// SPDX-License-Identifier: Apache-2.0
// Letters of two alphabets that look alike, and what models make of them.
#pragma once

#include "postprocess/unicode.h"

#include <cstddef>
#include <string_view>

namespace depesha {

/// The Russian letter of the shape of this Latin one ("A", "c", "y"); the letter itself for none.
[[nodiscard]] char32_t to_cyrillic(char32_t code);

/// The Latin letter of the shape of this Cyrillic one; the letter itself for none.
[[nodiscard]] char32_t to_latin(char32_t code);

/// The Russian letter that a Latin model most often made this one of, beyond the look-alikes; the letter itself for
/// none.
[[nodiscard]] char32_t misread_cyrillic(char32_t code);

/// Letters of a word that only one of the alphabets has.
struct LetterCount {
    std::size_t cyrillic = 0;
    std::size_t latin = 0;
};
[[nodiscard]] LetterCount telling_letters(std::u32string_view word);

/// True for I, V and X alone.
[[nodiscard]] bool is_roman(std::u32string_view word);

/// All quotes as ", all dashes as -, every white space a space; other signs as they are.
[[nodiscard]] char32_t plain_sign(char32_t code);

}  // namespace depesha
