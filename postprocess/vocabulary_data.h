// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/vocabulary.h"

#include <span>

namespace depesha {

/// The texts of vocabulary/*.toml as they were when the program was built.
[[nodiscard]] std::span<const VocabularySource> vocabulary_data();

}  // namespace depesha
