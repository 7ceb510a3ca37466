// SPDX-License-Identifier: Apache-2.0
#include "ocr/network_height.h"

#include <allheaders.h>

#include <utility>

namespace depesha {

PixPtr at_network_height(PixPtr strip)
{
    constexpr int network_height = 36;
    const int height = pixGetHeight(strip.get());
    if (height <= network_height) {
        return strip;
    }
    const float factor = static_cast<float>(network_height) / static_cast<float>(height);
    PixPtr small(pixScale(strip.get(), factor, factor));
    return small != nullptr ? std::move(small) : std::move(strip);
}

}  // namespace depesha
