// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/recognized_page.h"

#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// What one model makes of one line segment: words left to right.
using Reading = std::vector<Word>;

/// Characters of a UTF-8 text.
[[nodiscard]] double character_count(std::string_view text);

/// How much was read well: the confidence of each sure word (0.6 and more), minus half a word for each poor one
/// (below 0.4). Unlike a mean it does not prefer the reading that lost text.
[[nodiscard]] double confident_words(const Reading& reading);

/// Mean word confidence weighted by length, 0 to 1; 0 where nothing was read.
[[nodiscard]] double mean_confidence(const Reading& reading);

/// True if some word is so unsure that another model may know better.
[[nodiscard]] bool has_weak_word(const Reading& reading);

/// The reading of a line by the page's model, its weak words replaced where the other model is clearly surer of the
/// same place. Words that the other model spells in letters both alphabets share are left alone.
[[nodiscard]] Reading merged(const Reading& first, const Reading& other);

/// "ru" or "en": the alphabet that more of the letters belong to, "ru" where they are even; empty where there are none.
[[nodiscard]] std::string language_of(const Reading& reading);

}  // namespace depesha
