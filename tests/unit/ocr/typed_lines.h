// SPDX-License-Identifier: Apache-2.0
// Pages set in a typewriter's letters, whose text and lines are known.
#pragma once

#include "page/clean_page.h"

#include <string>
#include <vector>

namespace depesha {

/// What tests lack that read typed pages: the font (Debian's fonts-urw-base35) or the language data; empty if nothing.
[[nodiscard]] std::string missing_to_read_type();

/// A clean page at 300 dpi with one line of text for each of the strings (UTF-8), each line one segment; an empty
/// string leaves a line out. The page is as scanned: its transform is the identity.
[[nodiscard]] CleanPage typed_lines(const std::vector<std::string>& texts);

/// The same page as it comes out of a scan that lay upside down and was not noticed to: pixels, lines and transform.
[[nodiscard]] CleanPage scanned_upside_down(const CleanPage& page);

}  // namespace depesha
