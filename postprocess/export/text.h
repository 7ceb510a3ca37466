// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/recognized_page.h"

#include <string>

namespace depesha {

/// The text of a page: one line per typed line, words apart by one space, an empty line where the paper leaves clearly
/// more room than between the other lines. Ends with a line end; empty for a page without text.
[[nodiscard]] std::string to_text(const RecognizedPage& page);

}  // namespace depesha
