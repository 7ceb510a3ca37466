// SPDX-License-Identifier: Apache-2.0
// Whether a line is what a signer leaves: a name, with an office or a date beside it at most.
#pragma once

#include "postprocess/labels/line_sight.h"

#include <string_view>

namespace depesha {

/// What no address has and no name: numbers, dates, labelled places.
[[nodiscard]] bool is_no_address(const Piece& piece);

/// Two figures together: no name has them, a single one may be З.
[[nodiscard]] bool has_number(std::string_view name);

/// Sets what the sight tells of names; it must know whether the line is an item, in capitals, and ends as sentences do.
void look_for_name(LineSight& sight, const LabelledLine& line);

}  // namespace depesha
