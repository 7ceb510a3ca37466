// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/make_field.h"
#include "postprocess/telegram.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace depesha {

/// A signer, or the date or number that stands on the line beside one.
struct SignaturePart {
    Stretch words;
    std::optional<FoundDate> date;
    std::optional<FoundNumber> number;
    Signature signature;
};

/// An office alone, as below a name: "Acting", «председатель комитета».
[[nodiscard]] bool is_office(std::string_view text);

/// True for «Кружилин. Ломакин», «Каганович, Молотов» and for a single name: names alone, parted by stops or commas.
[[nodiscard]] bool are_names(std::string_view text, Language language);

/// The lines of one signature, titles above the name, taken apart: «8.IV.53      В. ОБУХОВ» is a date and a signer,
/// «НР 7/441  ЗАМНАЧ  ЛУКОЯНОВ» a number and a signer,
/// «Кружилин. Ломакин.» and «Каганович, Молотов» are two, FILIPPOV [Stalin] is one whom an editor resolved.
[[nodiscard]] std::vector<SignaturePart> split_signature(std::span<const Stretch> lines);

}  // namespace depesha
