// SPDX-License-Identifier: Apache-2.0
// Shadow copies for matching: what is compared is folded, what is reported is the original.
#pragma once

#include "postprocess/unicode.h"

#include <span>
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

/// Closes разрядка: a run of three or more single letters between spaces becomes one word
/// ("С Т Р О Г О  С Е К Р Е Т Н О" -> "СТРОГО СЕКРЕТНО": a gap of two or more spaces parts words; with equal gaps
/// the vocabulary parts them, see Vocabulary::parted). Text without such runs comes back unchanged.
[[nodiscard]] std::string close_letter_spacing(std::string_view text);

/// Of the words of a line, in order: which belong to one letter-spaced word. Ranges [first, last) of indices, each of
/// three or more words of a single letter (a stop or comma may follow the last) whose letters share their case.
struct WordRange {
    std::size_t first = 0;
    std::size_t last = 0;

    bool operator==(const WordRange&) const = default;
};
[[nodiscard]] std::vector<WordRange> letter_spaced_runs(std::span<const std::string> words);

/// Puts look-alike letters back into the alphabet they were typed in. A word with letters that only one alphabet has
/// follows them; a word made of shared letters alone follows the language of its line, unless it is a Roman numeral
/// (English) or stands among digits as a Latin mark would (F-84E). Digits are left as they are, but 3, 0 and 6
/// between Russian letters become з, о, б, and so does "(6)" after one ("ВКП(6)" -> "ВКП(б)").
[[nodiscard]] std::string repaired_lookalikes(std::string_view text, Language language);

/// A word that a Latin model read off Russian type, in the Russian letters of its shapes: "ATAJIAPOB" -> "АТАЛАРОВ",
/// "BKII" -> "ВКП". Letters without a likeness stay. For names in Russian headers, where Latin words are not expected.
[[nodiscard]] std::u32string cyrillic_reading(std::u32string_view word);

/// repaired_lookalikes for names in headers: on a Russian line every word of three and more Latin letters is read so.
[[nodiscard]] std::string repaired_name(std::string_view text, Language language);

/// 1 for equal texts, 0 for nothing in common: 1 - distance / length of the longer, over code points of texts
/// already folded. Two empty texts are equal.
[[nodiscard]] double similarity(std::u32string_view a, std::u32string_view b);

/// The same for UTF-8 texts as they are.
[[nodiscard]] double similarity(std::string_view a, std::string_view b);

/// Levenshtein distance, or `limit` + 1 as soon as it is sure to exceed `limit` (banded, O(length * limit)).
[[nodiscard]] std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace depesha
