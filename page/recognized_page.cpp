// SPDX-License-Identifier: Apache-2.0
#include "page/recognized_page.h"

namespace depesha {

std::string text_of(const std::vector<Word>& words)
{
    std::string text;
    for (const Word& word : words) {
        if (!text.empty()) {
            text += ' ';
        }
        text += word.text;
    }
    return text;
}

std::string text_of(const Line& line)
{
    return text_of(line.words);
}

}  // namespace depesha
