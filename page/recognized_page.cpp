// SPDX-License-Identifier: Apache-2.0
#include "page/recognized_page.h"

namespace depesha {

std::string text_of(const Line& line)
{
    std::string text;
    for (const Word& word : line.words) {
        if (!text.empty()) {
            text += ' ';
        }
        text += word.text;
    }
    return text;
}

}  // namespace depesha
