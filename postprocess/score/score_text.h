// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace depesha {

/// Errors of a text against its transcript; scores of several pages are added before a rate is taken (micro-average).
struct TextScore {
    std::size_t character_edits = 0;
    std::size_t characters = 0;
    std::size_t word_edits = 0;
    std::size_t words = 0;

    /// Character and word error rate, in percent of the transcript's length.
    [[nodiscard]] double cer() const;
    [[nodiscard]] double wer() const;

    TextScore& operator+=(const TextScore& other);
};

/// Compares a text with its transcript, both UTF-8, both folded as folded_text says.
[[nodiscard]] TextScore score_text(std::string_view transcript, std::string_view text);

}  // namespace depesha
