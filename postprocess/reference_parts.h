// SPDX-License-Identifier: Apache-2.0
// The labelled parts of an archival reference: Ф. 558, Оп. 11, Listy 31-32.
#pragma once

#include "postprocess/line_scan.h"

#include <cstddef>
#include <optional>
#include <string>

namespace depesha {

enum class ReferencePart { Fond, Opis, Papka, Delo, Sheets };

struct PartValue {
    ReferencePart part = ReferencePart::Fond;
    std::string text;

    /// From the label to one past the value.
    std::size_t begin = 0;
    std::size_t end = 0;

    /// Signs that had to be read as others.
    int repairs = 0;
};

/// The part whose label begins at i, with its value; `russian` decides how a letter behind digits is written ("059а").
[[nodiscard]] std::optional<PartValue> read_part(const LineScan& line, std::size_t i, bool russian);

/// The value of this part that begins at i: digits and a letter, or for sheets "31-32", "21, 95-99", "31об.".
[[nodiscard]] std::optional<PartValue> read_value(const LineScan& line, std::size_t i, ReferencePart part,
                                                  bool russian);

}  // namespace depesha
