// SPDX-License-Identifier: Apache-2.0
// A text as it was read and as a reader wants it, in one piece of TEI.
#pragma once

#include "postprocess/export/xml.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// What is to stand after line `line` (from 0), before the next one begins.
using BetweenLines = std::function<std::vector<XmlNode>(std::size_t line)>;

/// Words that tell of a gap ("[garble]"), to be marked as one.
struct ToldGap {
    std::string reason;
    std::string words;

    /// Set once the words were found.
    bool placed = false;
};

/// Lines of `raw` begin with <lb/> (break="no" within a word whose parts a line end severs; a hyphen that stands for
/// nothing else is <pc force="weak">). Where `text` has other words they stand in <choice> as <reg>, what was read as
/// <orig>. So both can be had back, but for the amount of white space: `raw` with all <orig>, `text` with all <reg> and
/// without weak hyphens. The words of each gap are put into <gap><desc> where they are first found.
[[nodiscard]] std::vector<XmlNode> transcribed(std::string_view raw, std::string_view text, std::vector<ToldGap*> gaps,
                                               const BetweenLines& between);

/// A text of which there is one form only.
[[nodiscard]] std::vector<XmlNode> transcribed(std::string_view raw);

}  // namespace depesha
