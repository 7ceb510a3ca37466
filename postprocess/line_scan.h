// SPDX-License-Identifier: Apache-2.0
// What the parsers of one line walk over: its code points as typed and folded both ways, index for index.
#pragma once

#include "postprocess/fold.h"

#include <string>
#include <string_view>
#include <vector>

namespace depesha {

struct LineScan {
    std::u32string raw;
    std::u32string russian;
    std::u32string english;

    /// Bytes of every code point.
    std::vector<Span> from;

    [[nodiscard]] std::size_t size() const { return raw.size(); }

    /// The code point there; 0 outside.
    [[nodiscard]] char32_t at(std::size_t i) const { return i < raw.size() ? raw[i] : 0; }
    [[nodiscard]] char32_t russian_at(std::size_t i) const { return i < raw.size() ? russian[i] : 0; }
    [[nodiscard]] char32_t english_at(std::size_t i) const { return i < raw.size() ? english[i] : 0; }

    /// Letter or digit.
    [[nodiscard]] bool counts(std::size_t i) const;

    /// True if no letter or digit stands directly before i.
    [[nodiscard]] bool begins_word(std::size_t i) const { return i == 0 || !counts(i - 1); }

    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;

    /// The index whose code point begins at this byte; size() where none does.
    [[nodiscard]] std::size_t index_of_byte(std::size_t byte) const;

    /// The first index from i on that is no space.
    [[nodiscard]] std::size_t skip_spaces(std::size_t i) const;

    /// The first index from i on that is none of these (folded) signs; no more than `most` are skipped.
    [[nodiscard]] std::size_t skip(std::size_t i, std::u32string_view signs, std::size_t most) const;

    /// One past the last of the letters that begin at i.
    [[nodiscard]] std::size_t letters_end(std::size_t i) const;

    /// True if the folded text at i begins with the word and no letter follows it.
    [[nodiscard]] bool russian_word(std::size_t i, std::u32string_view word) const;
    [[nodiscard]] bool english_word(std::size_t i, std::u32string_view word) const;
};

[[nodiscard]] LineScan scan_line(std::string_view text);

}  // namespace depesha
