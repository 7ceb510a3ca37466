// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/make_field.h"

#include <span>
#include <string>
#include <vector>

namespace depesha {

/// BCP 47 tags of the languages in which at least one word of twenty is written, most text first; words of one or two
/// letters, numerals and abbreviations in capitals count for none where the line's language is another.
[[nodiscard]] std::vector<std::string> tell_languages(std::span<const Stretch> lines);

}  // namespace depesha
