// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace depesha {

/// A transcript and what was read, as HTML with their differences marked. Elements: <del> in the truth was not read,
/// <ins> in what was read is not true, <mark> in both stands for one another. Their signs count as many as the
/// character edits of score_text (of <mark> one side). A marked space is shown as U+2423, a marked line end as U+23CE.
struct MarkedTexts {
    std::string truth;
    std::string read;
};

[[nodiscard]] MarkedTexts mark_differences(std::string_view transcript, std::string_view text);

}  // namespace depesha
