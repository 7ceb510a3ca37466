// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/recognized_page.h"
#include "postprocess/telegram_page.h"

namespace depesha {

/// Tells what each line of one page is for. Knows nothing of other pages, so pages may be interpreted in parallel;
/// assemble() makes telegrams of them.
[[nodiscard]] TelegramPage interpret(const RecognizedPage& page);

}  // namespace depesha
