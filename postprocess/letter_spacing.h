// SPDX-License-Identifier: Apache-2.0
// Разрядка: words typed with a space after every letter.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// Closes разрядка: a run of three or more single letters between spaces becomes one word
/// ("С Т Р О Г О  С Е К Р Е Т Н О" -> "СТРОГО СЕКРЕТНО": a gap of two or more spaces parts words; with equal gaps
/// the vocabulary parts them, see Vocabulary::parted). Text without such runs comes back unchanged.
[[nodiscard]] std::string close_letter_spacing(std::string_view text);

/// Of the words of a line, in order: which belong to one letter-spaced word. Ranges [first, last) of indices, each of
/// three or more words of a single letter (a stop or comma may follow the last) whose letters share their case; the
/// first may be a capital.
struct WordRange {
    std::size_t first = 0;
    std::size_t last = 0;

    bool operator==(const WordRange&) const = default;
};
[[nodiscard]] std::vector<WordRange> letter_spaced_runs(std::span<const std::string> words);

}  // namespace depesha
