// SPDX-License-Identifier: Apache-2.0
// What is typed into the first and the last paragraph of a telegram and does not belong to its text.
#pragma once

#include "postprocess/header_fields.h"

#include <vector>

namespace depesha {

/// Takes off the front of a telegram's first paragraph its number, where a dateline stands above ("302. For
/// McCandless."), and the number of the telegram that it answers («На № 77.»). `lines` may come out empty.
void cut_head(std::vector<Stretch>& lines, Message& message, RecordParts& parts);

/// Takes off the end of a paragraph the sender's number ("Ждем ответа. НР 36."); returns the names that stand behind it
/// ("НР 63. Каганович. Молотов."), taken off as well. `lines` may come out empty.
[[nodiscard]] std::vector<Stretch> cut_end(std::vector<Stretch>& lines, Message& message);

}  // namespace depesha
