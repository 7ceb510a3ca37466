// SPDX-License-Identifier: Apache-2.0
// Dates that editors give where the paper has none: "[между 5 и 10 июня 1935 г.]", "not later than August 22, 1935".
#pragma once

#include "postprocess/parse_date.h"

#include <optional>
#include <string_view>

namespace depesha {

/// Days between which something was written, both included; one of them may be open.
struct EditorialDate {
    std::optional<DateTime> not_before;
    std::optional<DateTime> not_after;

    /// Bytes of the text, the words that say so and brackets around them included.
    Span span;

    /// 0 to 1.
    double confidence = 0.0;
};

/// The first editors' date of a line: a phrase of the vocabulary's role EditorialDate with the date, month, season or
/// year that it speaks of. Phrases that any sentence may have ("после", "in") count in brackets only. A season has its
/// three months, a winter those that begin in its year or end in it. Never throws; any bytes are allowed.
[[nodiscard]] std::optional<EditorialDate> find_editorial_date(std::string_view text);

}  // namespace depesha
