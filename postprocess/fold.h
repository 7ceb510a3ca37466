// SPDX-License-Identifier: Apache-2.0
// Shadow copies for matching: what is compared is folded, what is reported is the original.
#pragma once

#include "postprocess/unicode.h"

#include <string>
#include <string_view>
#include <vector>

namespace depesha {

enum class Language { Russian, English };

/// "ru", "en".
[[nodiscard]] std::string_view to_string(Language language);

/// The language most letters of the text belong to; letters that both alphabets share count for neither.
/// `otherwise` where none tells.
[[nodiscard]] Language language_of(std::string_view text, Language otherwise = Language::Russian);

/// A text in lower case, ё as е, look-alike letters in one alphabet (Cyrillic for Russian, Latin for English),
/// all quotes as ", all dashes as -, every white space a space; one code point to one code point.
struct Folded {
    std::u32string text;

    /// For every code point of `text` its bytes in the original.
    std::vector<Span> from;

    /// Bytes of the original that code points [begin, end) came from; empty for an empty range.
    [[nodiscard]] Span original(std::size_t begin, std::size_t end) const;
};

[[nodiscard]] Folded fold(std::string_view text, Language language);

/// The folded text alone, as UTF-8.
[[nodiscard]] std::string folded(std::string_view text, Language language);

}  // namespace depesha
