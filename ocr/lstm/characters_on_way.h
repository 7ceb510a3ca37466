// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/beam.h"
#include "ocr/lstm/beam_search.h"

#include <vector>

namespace depesha {

/// The characters on a way through all steps, one node for each. What is uncertain between two characters counts for
/// the second, before a space for the first, at the end for the last.
[[nodiscard]] std::vector<ReadCharacter> characters_on(const std::vector<const Node*>& way);

}  // namespace depesha
