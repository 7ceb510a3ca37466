// SPDX-License-Identifier: Apache-2.0
#include "page/geometry.h"

#include <array>
#include <cassert>
#include <cmath>

namespace depesha {

Point apply(const Transform& map, Point point)
{
    return {map.xx * point.x + map.xy * point.y + map.dx, map.yx * point.x + map.yy * point.y + map.dy};
}

Transform chained(const Transform& first, const Transform& second)
{
    const Point origin = apply(second, {first.dx, first.dy});
    return {second.xx * first.xx + second.xy * first.yx,
            second.xx * first.xy + second.xy * first.yy,
            second.yx * first.xx + second.yy * first.yx,
            second.yx * first.xy + second.yy * first.yy,
            origin.x,
            origin.y};
}

Transform inverse(const Transform& map)
{
    const double determinant = map.xx * map.yy - map.xy * map.yx;
    assert(determinant != 0.0);
    const Transform turn{
        map.yy / determinant, -map.xy / determinant, -map.yx / determinant, map.xx / determinant, 0.0, 0.0};
    const Point origin = apply(turn, {map.dx, map.dy});
    return {turn.xx, turn.xy, turn.yx, turn.yy, -origin.x, -origin.y};
}

Box mapped(const Transform& map, const Box& box, Size bounds)
{
    const double left = box.left;
    const double top = box.top;
    const double right = box.right;
    const double bottom = box.bottom;
    const std::array<Point, 4> corners{apply(map, {left, top}), apply(map, {right, top}), apply(map, {left, bottom}),
                                       apply(map, {right, bottom})};
    const auto [x_low, x_high] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [y_low, y_high] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    const auto whole = [](double value, int most) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
    };
    // A thousandth of a pixel off the exact turn must not widen the box by a whole pixel.
    constexpr double rounding = 1e-3;
    return {whole(std::floor(x_low + rounding), bounds.width), whole(std::floor(y_low + rounding), bounds.height),
            whole(std::ceil(x_high - rounding), bounds.width), whole(std::ceil(y_high - rounding), bounds.height)};
}

}  // namespace depesha
