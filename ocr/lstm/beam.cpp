// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/beam.h"

#include <algorithm>

namespace depesha {

bool Beam::would_take(float score, std::size_t width) const
{
    return nodes_.size() < width || score > nodes_.back().score;
}

void Beam::offer(const Node& node, std::size_t width)
{
    if (!would_take(node.score, width)) {
        return;
    }
    const auto same = std::find_if(nodes_.begin(), nodes_.end(), [&node](const Node& known) {
        return known.code == node.code && known.codes_hash == node.codes_hash && known.standing == node.standing &&
               known.begins_words == node.begins_words;
    });
    if (same != nodes_.end()) {
        if (node.score <= same->score) {
            return;
        }
        nodes_.erase(same);
    } else if (nodes_.size() == width) {
        nodes_.pop_back();
    }
    const auto place =
        std::find_if(nodes_.begin(), nodes_.end(), [&node](const Node& known) { return known.score < node.score; });
    nodes_.insert(place, node);
}

std::size_t width_of(int length)
{
    constexpr std::array<std::size_t, 3> widths{5, 10, 16};
    return widths[static_cast<std::size_t>(std::min(length, 2))];
}

}  // namespace depesha
