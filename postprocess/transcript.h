// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/recognized_page.h"

#include <string_view>
#include <vector>

namespace depesha {

/// A transcript as the page that a typist would have made of it: every line of the text a typed line, every character
/// (space included) a cell of 25 by 50 pixels, the first 200 pixels from the left and top; an empty line leaves the
/// room of one line. The column of offices of an American form is set apart where spaces were lost
/// (transcript_margin.h). Words have confidence 1. `file` becomes the name of the page's file. Invalid UTF-8 becomes
/// U+FFFD.
[[nodiscard]] RecognizedPage page_of_transcript(std::string_view text, std::string_view file);

/// The pages of a transcript in which form feeds part them.
[[nodiscard]] std::vector<RecognizedPage> pages_of_transcript(std::string_view text, std::string_view file);

}  // namespace depesha
