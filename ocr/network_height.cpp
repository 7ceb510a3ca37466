// SPDX-License-Identifier: Apache-2.0
#include "ocr/network_height.h"

#include <allheaders.h>

#include <utility>

namespace depesha {
namespace {

constexpr int network_height = 36;

}  // namespace

PixPtr stretched_to_network_height(const PixPtr& strip)
{
    const float factor = static_cast<float>(network_height) / static_cast<float>(pixGetHeight(strip.get()));
    const bool has_width = static_cast<float>(pixGetWidth(strip.get())) * factor >= 1.0F;
    return PixPtr(has_width ? pixScale(strip.get(), factor, factor) : nullptr);
}

PixPtr at_network_height(PixPtr strip)
{
    PixPtr small = pixGetHeight(strip.get()) > network_height ? stretched_to_network_height(strip) : nullptr;
    return small != nullptr ? std::move(small) : std::move(strip);
}

}  // namespace depesha
