// SPDX-License-Identifier: Apache-2.0
// To whom a telegram goes: address lines of all genres.
#pragma once

#include "postprocess/fold.h"

#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// One addressee, as the record wants it; what the line does not tell is empty.
struct FoundAddress {
    /// "to", "copy", "for", "via", "action", "info".
    std::string note = "to";
    std::string person;
    std::string office;

    /// Nominative, capital initials.
    std::string place;

    /// Bytes of the text, label included.
    Span span;

    /// The place's own bytes within the text where a place stands before the addressee; empty otherwise.
    Span place_span;

    double confidence = 0.0;
};

/// Reads a line (or a sentence of it) as an address: "Гагры. Тов. Вишнякову.", "Ростов, крайком, Шелестову",
/// "Для Рощина.", "BEIJING, TO ROSHCHIN", "Копия: Архангельск, Главному управлению", "TO SECSTATE WASHDC PRIORITY
/// 0048", "Харьков, Раковскому Копия Владимирову" (two). Empty where the line is no address. Fields found by wishful
/// thinking are told with a low confidence: an address without any label, honorific, known place or office is below
/// 0.5. Never throws; any bytes are allowed.
[[nodiscard]] std::vector<FoundAddress> find_addresses(std::string_view text, Language language);

}  // namespace depesha
