// SPDX-License-Identifier: Apache-2.0
#include "ocr/draw_strips.h"

#include "ocr/line_strip.h"
#include "ocr/network_height.h"
#include "page/pix.h"

#include <allheaders.h>

#include <cstddef>
#include <memory>
#include <stdexcept>

namespace depesha {
namespace {

std::string png_of(Pix* pix)
{
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    const bool failed = pixWriteMem(&bytes, &size, pix, IFF_PNG) != 0;
    const std::unique_ptr<l_uint8, decltype(&lept_free)> owned(bytes, &lept_free);
    if (failed) {
        throw std::runtime_error("a line of the page cannot be written as PNG");
    }
    return {owned.get(), owned.get() + size};
}

std::array<Point, 4> corners_of(const LineStrip& strip, const Transform& to_scan)
{
    const double left = strip.left;
    const double top = strip.top;
    const double right = left + strip.gray.cols;
    const double bottom = top + strip.gray.rows;
    return {apply(to_scan, {left, top}), apply(to_scan, {right, top}), apply(to_scan, {right, bottom}),
            apply(to_scan, {left, bottom})};
}

}  // namespace

std::vector<StripPicture> draw_strips(const CleanPage& page)
{
    std::vector<StripPicture> strips;
    for (const TextLine& line : page.lines) {
        for (const Box& segment : line.segments) {
            const LineStrip strip = cut_strip(page.gray, segment);
            const PixPtr pix = at_network_height(to_pix(strip.gray));
            strips.push_back({png_of(pix.get()), corners_of(strip, page.to_scan)});
        }
    }
    return strips;
}

}  // namespace depesha
