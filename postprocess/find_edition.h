// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram_page.h"

#include <vector>

namespace depesha {

/// Finds what an edition of documents prints around a telegram, as the digital archive of the Wilson Center does: the
/// title, and sections that a word and a colon head ("Citation:", "Summary:", "Original Language:", "Contents:",
/// "Document Information"). Such lines become Furniture of kind Edition, each with its section. Only pages with two
/// sections or more, a citation, a record's number or a source among them, have any.
void find_edition(std::vector<LabelledLine>& lines);

}  // namespace depesha
