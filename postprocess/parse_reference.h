// SPDX-License-Identifier: Apache-2.0
// Archival references: fond, opis, delo, sheets; American decimal files.
#pragma once

#include "postprocess/parse_date.h"
#include "postprocess/unicode.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

struct FoundReference {
    /// Archive, parts and state words of this one reference.
    Span span;

    /// As the page writes it, look-alikes repaired ("АВП РФ", "APRF"); "Там же" stays what it is: no archive.
    std::optional<std::string> archive;
    std::optional<std::string> fond;
    std::optional<std::string> opis;
    std::optional<std::string> delo;
    std::optional<std::string> papka;

    /// "31-32", "21, 95-99", "31об.": as written, with plain hyphens.
    std::optional<std::string> sheets;

    /// "Машинопись. Копия." as written.
    std::optional<std::string> state;

    /// True for "793B.00/1-1251" and its like, which have no fond.
    bool decimal_file = false;

    /// The day that the suffix of a decimal file tells (M-DDYY); a soft check on the telegram's date.
    std::optional<DateTime> filed;

    /// 1 where every part was read as written; less for each repair and each part missing between fond and sheets.
    double confidence = 0.0;
};

/// All references of a text (one line, or lines joined with a space), left to right, not overlapping. Several in a line
/// are parted at ";" and "and" only where an archive's name follows. Missing parts stay absent, nothing is inherited. A
/// text without two parts that follow each other (or a known archive and one part) has none. Never throws; any bytes
/// are allowed.
[[nodiscard]] std::vector<FoundReference> find_references(std::string_view text);

}  // namespace depesha
