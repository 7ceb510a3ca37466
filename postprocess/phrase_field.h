// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/find_pieces.h"
#include "postprocess/make_field.h"

namespace depesha {

/// A field of these words whose text the vocabulary puts right: misread letters of its phrases, "№7", signs that stand
/// alone behind it, labels and series letters of Russian replies.
[[nodiscard]] Field phrase_field(const Stretch& words, const Piece& piece);

}  // namespace depesha
