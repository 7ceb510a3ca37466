// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/make_field.h"
#include "postprocess/telegram.h"

#include <span>
#include <vector>

namespace depesha {

/// The places where the text itself says that something is garbled, illegible, left out or blacked out ("[garble]",
/// "[name not declassified]", «неразборчиво»): bracketed, or a phrase of the vocabulary written exactly.
[[nodiscard]] std::vector<Defect> find_defects(std::span<const Stretch> lines);

}  // namespace depesha
