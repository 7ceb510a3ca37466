// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram_page.h"

#include <string>

namespace depesha {

/// Why each line of a page was taken for what it was, for people: a line of label, certainty and text, below it what
/// vocabulary and grammars found in it and what was seen of its shape. UTF-8, ends with a line end.
[[nodiscard]] std::string explain_labels(const TelegramPage& page);

}  // namespace depesha
