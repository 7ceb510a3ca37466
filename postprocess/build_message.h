// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/read_heading.h"

#include <span>
#include <vector>

namespace depesha {

/// The lines of one telegram over all its pages become its message tree: quoted messages open at a quote that is not
/// closed in its paragraph and follows an address, an instruction or a colon, and end where that quote closes; a note
/// begins with «Для …», "For …" below the text and ends with its signature. What stands below goes to the outermost.
[[nodiscard]] Message build_message(std::span<const Stretch> lines, RecordParts& parts);

/// The lines of a page that is no telegram: each line or paragraph is a paragraph of the body, nothing else is told.
[[nodiscard]] Message build_plain_message(std::span<const Stretch> lines, RecordParts& parts);

}  // namespace depesha
