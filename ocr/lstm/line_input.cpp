// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/line_input.h"

#include <allheaders.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace depesha {
namespace {

constexpr int grays = 256;

class Histogram {
public:
    void add(int gray)
    {
        ++counts_[static_cast<std::size_t>(gray)];
        ++total_;
    }

    [[nodiscard]] bool empty() const { return total_ == 0; }

    /// The grey below which `share` of them lie, within a step as far as its part of the share goes.
    [[nodiscard]] double quantile(double share) const
    {
        const double wanted = std::max(1.0, share * total_);
        int below = 0;
        std::size_t gray = 0;
        while (below < wanted) {
            below += counts_[gray++];
        }
        return static_cast<double>(gray) - (below - wanted) / counts_[gray - 1];
    }

private:
    std::array<int, grays> counts_{};
    int total_ = 0;
};

struct Range {
    float black = 0.0F;
    float white = 255.0F;
};

Range range_of(const l_uint32* row, int width)
{
    Histogram minima;
    Histogram maxima;
    for (int x = 1; x + 1 < width; ++x) {
        const int before = GET_DATA_BYTE(row, x - 1);
        const int here = GET_DATA_BYTE(row, x);
        const int behind = GET_DATA_BYTE(row, x + 1);
        if ((here < before && here <= behind) || (here <= before && here < behind)) {
            minima.add(here);
        }
        if ((here > before && here >= behind) || (here >= before && here > behind)) {
            maxima.add(here);
        }
    }
    if (minima.empty()) {
        minima.add(0);
    }
    if (maxima.empty()) {
        maxima.add(grays - 1);
    }
    return {static_cast<float>(minima.quantile(0.25)), static_cast<float>(maxima.quantile(0.75))};
}

/// What each grey becomes.
std::array<std::uint8_t, grays> stretched(const Range& range)
{
    constexpr int one = 127;
    const float half = std::max(range.white - range.black, 0.0F) / 2.0F;
    const float contrast = half > 0.0F ? half : 1.0F;
    std::array<std::uint8_t, grays> values{};
    for (int gray = 0; gray < grays; ++gray) {
        const float value = static_cast<float>(one + 1) * ((static_cast<float>(gray) - range.black) / contrast - 1.0F);
        const float rounded = std::clamp(value + (value < 0.0F ? -0.5F : 0.5F), -127.0F, 127.0F);
        values[static_cast<std::size_t>(gray)] = static_cast<std::uint8_t>(static_cast<int>(rounded) + one + 1);
    }
    return values;
}

}  // namespace

LineInput line_input(const PixPtr& pix)
{
    LineInput input;
    input.width = pixGetWidth(pix.get());
    input.height = pixGetHeight(pix.get());
    const l_uint32* data = pixGetData(pix.get());
    const int words = pixGetWpl(pix.get());
    const Range range = range_of(data + static_cast<std::ptrdiff_t>(words) * (input.height / 2), input.width);
    const auto values = stretched(range);
    input.pixels.resize(static_cast<std::size_t>(input.width) * static_cast<std::size_t>(input.height));
    for (int y = 0; y < input.height; ++y) {
        const l_uint32* row = data + static_cast<std::ptrdiff_t>(words) * y;
        for (int x = 0; x < input.width; ++x) {
            input.pixels[static_cast<std::size_t>(x) * static_cast<std::size_t>(input.height) +
                         static_cast<std::size_t>(y)] = values[GET_DATA_BYTE(row, x)];
        }
    }
    return input;
}

}  // namespace depesha
