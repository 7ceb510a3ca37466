// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/characters_on_way.h"

#include <algorithm>

namespace depesha {
namespace {

/// Characters reach to the middle of the steps between them; the first one to the beginning, the last one to the end.
void set_borders(std::vector<ReadCharacter>& read, int steps)
{
    for (std::size_t i = 0; i + 1 < read.size(); ++i) {
        const int border = read[i].end + (read[i + 1].at - read[i].end) / 2;
        read[i].end = border;
        read[i + 1].begin = border;
    }
    if (!read.empty()) {
        read.front().begin = 0;
        read.back().end = steps;
    }
}

}  // namespace

std::vector<ReadCharacter> characters_on(const std::vector<const Node*>& way)
{
    std::vector<ReadCharacter> read;
    std::size_t t = 0;
    while (t < way.size()) {
        double certainty = 0.0;
        while (t < way.size() && !way[t]->character) {
            certainty = std::min(certainty, static_cast<double>(way[t++]->certainty));
        }
        if (t == way.size()) {
            if (!read.empty()) {
                read.back().certainty = std::min(read.back().certainty, certainty);
            }
            break;
        }
        const int character = *way[t]->character;
        const bool counts_alone = character == space_character && way[t]->standing == Standing::None;
        if (character == space_character && !read.empty() && !counts_alone) {
            read.back().certainty = std::min(read.back().certainty, certainty);
            certainty = 0.0;
        }
        const int at = static_cast<int>(t);
        do {
            const auto here = static_cast<double>(way[t++]->certainty);
            certainty = counts_alone && way[t - 1]->standing == Standing::None ? here : std::min(certainty, here);
        } while (t < way.size() && way[t]->again);
        read.push_back({character, at, at, static_cast<int>(t), certainty});
    }
    set_borders(read, static_cast<int>(way.size()));
    return read;
}

}  // namespace depesha
