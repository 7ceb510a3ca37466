// SPDX-License-Identifier: Apache-2.0
// What a typist set side by side at the end of a telegram: signatures, and lists of those who get a copy.
#pragma once

#include "postprocess/make_field.h"

#include <cstddef>
#include <span>
#include <vector>

namespace depesha {

/// The rows taken from the front of some lines, and their words column by column, each column top to bottom.
struct Columns {
    /// 0 where the lines do not begin with columns.
    std::size_t rows = 0;
    std::vector<std::vector<Stretch>> columns;
};

/// Two or more signers in one row, their titles in the rows above it: "А. ТРОФИМЕНКО      Г. САЛИМОВ". Every part of
/// the row is a name by itself; a title with its name on the right ("Заместитель Министра      С. ПАТОЛИН") is one
/// signature and none of these, and so is a date with a name. Looks at lines labelled as signatures only.
[[nodiscard]] Columns signer_columns(std::span<const Stretch> lines);

/// Rows of numbered entries in columns, below the text: "1 - т. Андрееву     4 - X отдел". The entries are in the one
/// column that is returned, in the order of their numbers; a list whose numbers rise neither along the rows nor down
/// the columns is none of these.
[[nodiscard]] Columns numbered_columns(std::span<const Stretch> lines);

}  // namespace depesha
