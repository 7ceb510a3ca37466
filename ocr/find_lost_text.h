// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/clean_page.h"
#include "page/lost_text.h"
#include "page/recognized_page.h"

#include <vector>

namespace depesha {

/// Type on the page that no word accounts for, top to bottom: what line finding passed over, what reading dropped, what
/// was read and taken for no type; not what is marked as struck over. Goes by the ink alone, never by CleanPage::lines
/// or by other marks: letter-sized components outside the words' places, side by side with their feet on one line, as
/// high and as dark as the letters that were read, spaced by the pitch of the page's words (of 10 or 12 characters to
/// the inch where nothing was read). Three letters and fewer are not told from dirt. `recognized` is what an engine
/// made of `page`.
[[nodiscard]] std::vector<LostText> find_lost_text(const CleanPage& page, const RecognizedPage& recognized);

}  // namespace depesha
