// SPDX-License-Identifier: Apache-2.0
#include "preprocess/resolution.h"

#include <algorithm>

namespace depesha {
namespace {

constexpr double lowest_dpi = 50.0;
constexpr double highest_dpi = 2400.0;

// The long side of the sheet: from a slip of paper to A2, the largest a book scanner takes.
constexpr double shortest_inches = 1.0;
constexpr double longest_inches = 24.0;

// 72 and 96 dpi are what programs write that do not know: believed up to the longest office sheet only (legal, 14 in).
constexpr double screen_dpi = 100.0;
constexpr double longest_inches_at_screen_dpi = 14.2;

bool plausible(double dpi, Size size)
{
    if (!(dpi >= lowest_dpi && dpi <= highest_dpi)) {
        return false;
    }
    const double inches = std::max(size.width, size.height) / dpi;
    return inches >= shortest_inches && inches <= (dpi < screen_dpi ? longest_inches_at_screen_dpi : longest_inches);
}

}  // namespace

BelievedResolution believed_resolution(const Resolution& stated, Size size)
{
    const double dpi = std::max(stated.x, stated.y);
    if (!plausible(dpi, size)) {
        return {};
    }
    const double other = std::min(stated.x, stated.y);
    return {dpi, true, other > 0.0 && dpi / other > 1.1};
}

}  // namespace depesha
