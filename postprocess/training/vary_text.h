// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram_page.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// A line of a page, words one or two spaces apart, and what it is; none where nobody says.
struct LabelledText {
    std::optional<LineLabel> label;
    std::string text;
};

/// The same transcript as other typists and poorer readings would have it: all lines flush left; flush left without
/// empty lines; paragraphs told by an empty line instead of their indent; and twice with every thirtieth letter misread
/// for one that looks like it. The same text gives the same variations.
[[nodiscard]] std::vector<std::string> variations_of(std::string_view text, std::span<const LabelledText> labels);

}  // namespace depesha
