// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/line_scan.h"
#include "postprocess/parse_reference.h"

#include <cstddef>
#include <optional>

namespace depesha {

/// The American decimal file that begins at i: "793B.00/1-1251", a class and, behind the stroke, month, day and year of
/// filing (M-DDYY).
[[nodiscard]] std::optional<FoundReference> decimal_file(const LineScan& line, std::size_t i);

}  // namespace depesha
