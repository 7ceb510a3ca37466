// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace depesha {

enum class Alphabet { None, Latin, Cyrillic };

/// How many letters of a text belong to which alphabet.
struct Letters {
    int cyrillic = 0;
    int latin = 0;

    /// Those of each that the other alphabet has no look-alike for.
    int only_cyrillic = 0;
    int only_latin = 0;

    /// The alphabet that more of the letters belong to, Cyrillic where they are even.
    [[nodiscard]] Alphabet usual() const;
};

/// Bytes of the UTF-8 character that starts with `first`.
[[nodiscard]] std::size_t length_of(char first);

/// The alphabet of one UTF-8 character; None for signs, digits and other letters.
[[nodiscard]] Alphabet alphabet_of(std::string_view letter);

[[nodiscard]] Letters letters_of(std::string_view text);

/// The text with the letters of the other alphabet that have a look-alike in `alphabet` replaced by it.
[[nodiscard]] std::string spelled_in(Alphabet alphabet, std::string_view text);

}  // namespace depesha
