// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"

#include <string>
#include <string_view>

namespace depesha {

enum class MarkKind { Stamp, Handwriting, Strikeout, Hole, Other };

/// As it stands in the JSON of records: "stamp", "handwriting", "strikeout", "hole", "other".
[[nodiscard]] std::string_view to_string(MarkKind kind);

/// Something on the sheet that is no typed text: taken away for reading, kept for the record.
struct Mark {
    MarkKind kind = MarkKind::Other;

    /// Pixels of the scan.
    Box box;

    /// What an engine made of it, UTF-8; empty where nobody tried to read it.
    std::string text;
};

}  // namespace depesha
