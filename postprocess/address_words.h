// SPDX-License-Identifier: Apache-2.0
// An address line as words with what parts them: what both languages' address grammars walk over.
#pragma once

#include "postprocess/parse_address.h"
#include "postprocess/unicode.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

struct AddressWord {
    /// Punctuation around it cut, the stop of an initial kept.
    std::u32string text;

    /// Bytes in the line, punctuation cut.
    Span span;

    /// What follows it: ',', '.', ':', ';' or '-' (also for a dash between spaces); 0 for none.
    char32_t after = 0;
};

/// The words of the line up to an editor's bracket ("ЛУГОВОМУ [ГРИНЬ]").
[[nodiscard]] std::vector<AddressWord> address_words(std::string_view text);

/// The line's own text from the first to the last of these words; empty for none.
[[nodiscard]] std::string_view text_of(std::string_view line, std::span<const AddressWord> words);

/// Bytes from the first to the last of these words.
[[nodiscard]] Span span_of(std::span<const AddressWord> words);

/// "С.", "И.С."
[[nodiscard]] bool is_initial(std::u32string_view word);

[[nodiscard]] bool starts_upper(const AddressWord& word);
[[nodiscard]] bool is_all_upper(std::u32string_view word);

[[nodiscard]] std::vector<FoundAddress> russian_addresses(std::string_view text);
[[nodiscard]] std::vector<FoundAddress> english_addresses(std::string_view text);

}  // namespace depesha
