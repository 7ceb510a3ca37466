// SPDX-License-Identifier: Apache-2.0
// Text as code points; with transliterate and score/folded_text the only place that knows ICU. Nothing here depends on
// the locale.
#pragma once

#include <string>
#include <string_view>

namespace depesha {

/// Bytes of a UTF-8 text, from `begin` to one past the last; always on borders of code points.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] constexpr bool empty() const { return end <= begin; }
    [[nodiscard]] constexpr std::size_t size() const { return empty() ? 0 : end - begin; }

    bool operator==(const Span&) const = default;
};

/// The part of the text that the span names; the span must lie inside it.
[[nodiscard]] constexpr std::string_view text_at(std::string_view text, Span span)
{
    return text.substr(span.begin, span.size());
}

/// One code point and the bytes it was read from.
struct Letter {
    char32_t code = 0;
    Span bytes;
};

/// Reads the code point that begins at byte `at` (which must be inside the text).
/// An invalid byte gives U+FFFD and stands for itself alone. Never throws.
[[nodiscard]] Letter letter_at(std::string_view text, std::size_t at);

/// All code points of a text; invalid bytes as in letter_at.
[[nodiscard]] std::u32string decoded(std::string_view text);

[[nodiscard]] std::string encoded(std::u32string_view text);
void append(std::string& text, char32_t code);

/// Number of code points.
[[nodiscard]] std::size_t length_of(std::string_view text);

/// Unicode normal form C; invalid bytes become U+FFFD.
[[nodiscard]] std::string nfc(std::string_view text);

[[nodiscard]] char32_t lower(char32_t code);
[[nodiscard]] char32_t upper(char32_t code);
[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] std::string uppered(std::string_view text);

[[nodiscard]] bool is_letter(char32_t code);
[[nodiscard]] bool is_upper(char32_t code);
[[nodiscard]] bool is_space(char32_t code);
[[nodiscard]] bool is_cyrillic(char32_t code);
[[nodiscard]] bool is_latin(char32_t code);

/// '0' to '9' only.
[[nodiscard]] constexpr bool is_digit(char32_t code)
{
    return code >= U'0' && code <= U'9';
}

[[nodiscard]] bool has_digit(std::string_view text);

/// True for the empty text as well.
[[nodiscard]] bool is_all_digits(std::string_view text);

/// The text without white space at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace depesha
