// SPDX-License-Identifier: Apache-2.0
#include "preprocess/jp2_boxes.h"

#include <cmath>
#include <string_view>

namespace depesha {
namespace {

constexpr double metres_per_inch = 0.0254;

std::uint32_t number(Bytes bytes, std::size_t offset, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value = value << 8U | bytes[offset + i];
    }
    return value;
}

/// What the first box of this type holds; empty where there is none.
Bytes box_content(Bytes boxes, std::string_view type)
{
    constexpr std::size_t head = 8;
    while (boxes.size() >= head) {
        const std::uint32_t stated = number(boxes, 0, 4);
        // 0 stands for "up to the end"; a 64-bit length (1) belongs to codestreams only.
        const std::size_t length = stated == 0 ? boxes.size() : stated;
        if (length < head || length > boxes.size()) {
            return {};
        }
        if (std::string_view(reinterpret_cast<const char*>(boxes.data()) + 4, 4) == type) {
            return boxes.subspan(head, length - head);
        }
        boxes = boxes.subspan(length);
    }
    return {};
}

double dpi_of(Bytes box, std::size_t fraction, std::size_t exponent)
{
    const std::uint32_t below = number(box, fraction + 2, 2);
    if (below == 0) {
        return 0.0;
    }
    const double power = std::pow(10.0, static_cast<signed char>(box[exponent]));
    return static_cast<double>(number(box, fraction, 2)) / below * power * metres_per_inch;
}

}  // namespace

bool is_codestream(Bytes bytes)
{
    return bytes.size() > 4 && number(bytes, 0, 4) == 0xFF4FFF51U;
}

Resolution jp2_resolution(Bytes bytes)
{
    const Bytes resolutions = box_content(box_content(bytes, "jp2h"), "res ");
    for (const std::string_view type : {"resc", "resd"}) {
        const Bytes box = box_content(resolutions, type);
        if (box.size() >= 10) {
            return {dpi_of(box, 4, 9), dpi_of(box, 0, 8)};
        }
    }
    return {};
}

Jp2Colours jp2_colours(Bytes bytes)
{
    constexpr unsigned by_number = 1;
    constexpr std::uint32_t srgb = 16;
    constexpr std::uint32_t gray = 17;
    const Bytes box = box_content(box_content(bytes, "jp2h"), "colr");
    if (box.size() < 7 || box[0] != by_number) {
        return Jp2Colours::Other;
    }
    const std::uint32_t space = number(box, 3, 4);
    return space == srgb ? Jp2Colours::Rgb : space == gray ? Jp2Colours::Gray : Jp2Colours::Other;
}

}  // namespace depesha
