// SPDX-License-Identifier: Apache-2.0
// Numbers of telegrams: labels, series letters, ranges, parts, pages.
#pragma once

#include "postprocess/fold.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

enum class NumberRole {
    Outgoing,      ///< Исх. №, Issuing No., НР, NO:
    Incoming,      ///< Вх. №, IN 40577
    Special,       ///< Спец. №
    Registration,  ///< № 302/ш, No. 302/sh
    Control,       ///< Control: 9410
    Sequence,      ///< 77/409 of a postal service line, 0915 of a cable
    Plain,         ///< a number sign and nothing that tells its role: its place on the page must
    Copy,          ///< Экз. № 2, Copy No. 12: no number of the telegram, part of a handling line
    Reference,     ///< На № 483/ш, Ваш № 5, за № 6613, Deptel 606: the number of another telegram
};

/// "outgoing", "incoming", "special", "registration", "control", "sequence"; "" for the other three.
[[nodiscard]] std::string_view to_string(NumberRole role);

struct FoundNumber {
    NumberRole role = NumberRole::Plain;

    /// The label included ("Вх. № 209/ш").
    Span span;

    /// Digits, a range with a plain hyphen ("5100-5106"), a joined pair ("77/409"); letters before them where they are
    /// part of it ("CIA-…" never; "JO 221134" gives "221134").
    std::string number;

    /// "ш", "с" in Russian, "sh", "s" in English; empty for none.
    std::string suffix;

    /// 1 where label, digits and series letter were read as written; less for each repair.
    double confidence = 0.0;
};

/// All numbers with a label or a series letter in a line, left to right, not overlapping; "№ 10/с - 989/ш" gives two.
/// Dates and times, bare figures and numbers of archives are no numbers. `language` decides how a misread series letter
/// ("302/III") is written. Never throws; any bytes are allowed.
[[nodiscard]] std::vector<FoundNumber> find_numbers(std::string_view text, Language language);

/// The number with which a paragraph of an edition begins: "1386. Remytel 1360…" -> 1386, "CAP 9123. …" -> 9123.
/// Not a list item: three or more digits, or one or two where no item "2." is to be expected is for the caller to know.
[[nodiscard]] std::optional<FoundNumber> number_at_head(std::string_view paragraph);

/// "VIENNA 02290", "RANG 902", "IN 40577": capital letters and digits that are the whole text (or, for a cable line of
/// 1973 and after, stand after the classification: "C O N F I D E N T I A L SECTION 01 OF 02 VIENNA 02290").
[[nodiscard]] std::optional<FoundNumber> cable_number(std::string_view text);

/// "SECTION 01 OF 02", "Section one of two", "Part 2 of 3", "часть 2 из 3", "01 OF 02".
struct PartOf {
    int number = 0;
    int of = 0;
    Span span;
};
[[nodiscard]] std::optional<PartOf> find_part(std::string_view text);

/// The number of a page where a line tells it: "- 2 -", "стр. 2", "-2- 1073, February 13, 6 p.m., from Warsaw",
/// "PAGE 02 VIENNA 02290 01 OF 02 050915Z". The whole line is then furniture.
struct PageNumber {
    int number = 0;
    double confidence = 0.0;
};
[[nodiscard]] std::optional<PageNumber> parse_page_number(std::string_view line);

}  // namespace depesha
