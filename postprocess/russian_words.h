// SPDX-License-Identifier: Apache-2.0
// What a word of a Russian address line may be.
#pragma once

#include "postprocess/address_words.h"
#include "postprocess/vocabulary.h"

#include <span>
#include <string_view>

namespace depesha {

/// True if the Russian vocabulary knows the whole text in this role, with at least this quality (0.75 to 1).
[[nodiscard]] bool is_role(std::string_view text, Role role, double least_quality = 0.75);

[[nodiscard]] bool begins_with_office(std::string_view text);

/// "тов.", "т."
[[nodiscard]] bool is_honorific(const AddressWord& word);

/// "СОВПОСОЛ", "Главнефть", "НКИД".
[[nodiscard]] bool is_office_word(const AddressWord& word);

[[nodiscard]] bool has_digit(const AddressWord& word);

/// Two letters or more and no figure: "35 г" has none.
[[nodiscard]] bool is_word(const AddressWord& word);

/// A capital, no figure, no bracket.
[[nodiscard]] bool is_name_word(const AddressWord& word);

/// Surnames that are the same in all cases.
[[nodiscard]] bool is_undeclined(std::u32string_view word);

/// The same, and names in a vowel that a dative never ends in: "ПРИХОДЬКО", "Тито", "Ли". Words of the language end so
/// too: only where a person is due.
[[nodiscard]] bool may_stay_undeclined(std::u32string_view word);

/// "Кагановича и Молотова".
[[nodiscard]] bool is_list_of_names(std::span<const AddressWord> words);

}  // namespace depesha
