// SPDX-License-Identifier: Apache-2.0
// The year of a date as it is typed: "1951 г.", "51", "48 года".
#pragma once

#include "postprocess/figures.h"
#include "postprocess/line_scan.h"

#include <cstddef>
#include <optional>

namespace depesha {

struct WrittenYear {
    int value = 0;
    std::size_t end = 0;
    int repairs = 0;
    bool short_form = false;

    /// "г." or its like stands behind it.
    bool named = false;
};

/// The year that a figure of two or four digits means, of two digits one of the 20th century; nothing where it means
/// none from 1800 to 2099.
[[nodiscard]] std::optional<int> year_of(const Figure& figure);

/// The year that begins at index i.
[[nodiscard]] std::optional<WrittenYear> read_year(const LineScan& line, std::size_t i);

/// Behind "с.г." (this year): a year that is not told; i where none stands.
[[nodiscard]] std::size_t skip_this_year(const LineScan& line, std::size_t i);

}  // namespace depesha
