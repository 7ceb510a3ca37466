// SPDX-License-Identifier: Apache-2.0
#include "postprocess/line_text.h"

#include <algorithm>

namespace depesha {

std::size_t LineText::first_word(Span span) const
{
    const auto word = std::find_if(words.begin(), words.end(), [&](const Span& each) { return each.end > span.begin; });
    return static_cast<std::size_t>(word - words.begin());
}

std::size_t LineText::last_word(Span span) const
{
    const auto word =
        std::find_if(words.begin(), words.end(), [&](const Span& each) { return each.begin >= span.end; });
    return static_cast<std::size_t>(word - words.begin());
}

LineText line_text(std::span<const Word> words, double letter_width)
{
    constexpr double wide_gap = 1.7;
    LineText line;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const double gap =
            i == 0 || letter_width <= 0.0 ? 0.0 : (words[i].place.left - words[i - 1].place.right) / letter_width;
        if (i > 0) {
            line.text += gap > wide_gap ? "  " : " ";
        }
        line.words.push_back({line.text.size(), line.text.size() + words[i].text.size()});
        line.gaps.push_back(gap);
        line.text += words[i].text;
    }
    return line;
}

}  // namespace depesha
