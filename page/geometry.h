// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

namespace depesha {

struct Size {
    int width = 0;
    int height = 0;

    bool operator==(const Size&) const = default;
};

struct Point {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const Point&) const = default;
};

/// Pixels, origin at the top left; right and bottom are one past the last pixel.
struct Box {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    [[nodiscard]] constexpr int width() const { return right - left; }
    [[nodiscard]] constexpr int height() const { return bottom - top; }
    [[nodiscard]] constexpr bool empty() const { return width() <= 0 || height() <= 0; }

    bool operator==(const Box&) const = default;
};

/// The smallest box that holds both; an empty box adds nothing.
[[nodiscard]] constexpr Box united(const Box& a, const Box& b)
{
    if (a.empty()) {
        return b;
    }
    if (b.empty()) {
        return a;
    }
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

/// What both boxes share; empty where they do not meet.
[[nodiscard]] constexpr Box intersected(const Box& a, const Box& b)
{
    const Box common{std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
                     std::min(a.bottom, b.bottom)};
    return common.empty() ? Box{} : common;
}

/// An affine map of the plane: x' = xx * x + xy * y + dx, y' = yx * x + yy * y + dy.
struct Transform {
    double xx = 1.0;
    double xy = 0.0;
    double yx = 0.0;
    double yy = 1.0;
    double dx = 0.0;
    double dy = 0.0;

    bool operator==(const Transform&) const = default;
};

[[nodiscard]] Point apply(const Transform& map, Point point);

/// The map that does `first`, then `second`.
[[nodiscard]] Transform chained(const Transform& first, const Transform& second);

/// The map that undoes this one; the map must not be singular.
[[nodiscard]] Transform inverse(const Transform& map);

/// The smallest box of whole pixels that holds the mapped corners, cut to `bounds`.
[[nodiscard]] Box mapped(const Transform& map, const Box& box, Size bounds);

}  // namespace depesha
