// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace depesha {

/// The bytes of the project's own model, a .traineddata file that is part of the program: Russian, English, digits and
/// signs in one pass. What it was made of stands in ocr/models/README.md.
[[nodiscard]] std::span<const char> typescript_model();

}  // namespace depesha
