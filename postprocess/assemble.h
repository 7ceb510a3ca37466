// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram.h"
#include "postprocess/telegram_page.h"

#include <vector>

namespace depesha {

/// Makes telegrams of the pages of one folder, given in their order. A page goes on with the telegram before it if it
/// tells a number of its own above 1, or begins in the middle of a sentence, or has neither heading nor address while
/// that telegram has no end yet. A page is cut where another telegram begins on it. Pages without text become records
/// of kind "blank", pages that are no telegram "other". Ids are unique within the result.
/// What the folder's name tells of fond, opis and delo goes to the archival references, see add_path_references.
[[nodiscard]] std::vector<Telegram> assemble(const std::vector<TelegramPage>& pages);

}  // namespace depesha
