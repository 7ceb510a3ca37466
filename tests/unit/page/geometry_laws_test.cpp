// SPDX-License-Identifier: Apache-2.0
// What holds for every box and every map, tried on random ones.
#include "page/geometry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <rapidcheck/gtest.h>

namespace depesha {

// Found by the printer of failed cases.
std::ostream& operator<<(std::ostream& out, const Box& box)
{
    return out << '(' << box.left << ' ' << box.top << ' ' << box.right << ' ' << box.bottom << ')';
}

std::ostream& operator<<(std::ostream& out, const Transform& map)
{
    return out << '(' << map.xx << ' ' << map.xy << ' ' << map.yx << ' ' << map.yy << ' ' << map.dx << ' ' << map.dy
               << ')';
}

std::ostream& operator<<(std::ostream& out, const Point& point)
{
    return out << '(' << point.x << ' ' << point.y << ')';
}

namespace {

/// Some boxes are empty or inside out.
rc::Gen<Box> any_box()
{
    const auto side = rc::gen::inRange(-40, 40);
    return rc::gen::construct<Box>(side, side, side, side);
}

rc::Gen<Box> full_box()
{
    return rc::gen::suchThat(any_box(), [](const Box& box) { return !box.empty(); });
}

rc::Gen<double> hundredths(int least, int most)
{
    return rc::gen::map(rc::gen::inRange(least * 100, most * 100), [](int value) { return value / 100.0; });
}

rc::Gen<Point> any_point()
{
    return rc::gen::construct<Point>(hundredths(-500, 500), hundredths(-500, 500));
}

double determinant(const Transform& map)
{
    return map.xx * map.yy - map.xy * map.yx;
}

/// Turns, scales, shears, mirrors and shifts, none of them near to singular.
rc::Gen<Transform> any_map()
{
    const auto factor = hundredths(-3, 3);
    const auto offset = hundredths(-500, 500);
    return rc::gen::suchThat(rc::gen::construct<Transform>(factor, factor, factor, factor, offset, offset),
                             [](const Transform& map) { return std::abs(determinant(map)) > 0.1; });
}

bool holds(const Box& box, int x, int y)
{
    return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}

bool holds(const Box& outer, const Box& inner)
{
    return inner.empty() || (outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right &&
                             outer.bottom >= inner.bottom);
}

bool near(Point a, Point b)
{
    return std::hypot(a.x - b.x, a.y - b.y) < 1e-6;
}

std::array<Point, 4> corners_of(const Transform& map, const Box& box)
{
    const double left = box.left;
    const double top = box.top;
    const double right = box.right;
    const double bottom = box.bottom;
    return {apply(map, {left, top}), apply(map, {right, top}), apply(map, {left, bottom}), apply(map, {right, bottom})};
}

/// Moves boxes into the middle of a sheet that no map of `any_map` leaves.
constexpr Size sheet{4000, 4000};
constexpr Transform to_middle{1.0, 0.0, 0.0, 1.0, 2000.0, 2000.0};

RC_GTEST_PROP(BoxLaws, AUnionHoldsBoth, ())
{
    const Box a = *any_box();
    const Box b = *any_box();
    const Box both = united(a, b);
    RC_ASSERT(holds(both, a));
    RC_ASSERT(holds(both, b));
}

RC_GTEST_PROP(BoxLaws, AUnionIsTheSmallestThatHoldsBoth, ())
{
    const Box a = *full_box();
    const Box b = *full_box();
    const Box both = united(a, b);
    RC_ASSERT(both.left == a.left || both.left == b.left);
    RC_ASSERT(both.top == a.top || both.top == b.top);
    RC_ASSERT(both.right == a.right || both.right == b.right);
    RC_ASSERT(both.bottom == a.bottom || both.bottom == b.bottom);
}

RC_GTEST_PROP(BoxLaws, AUnionIsTheSameInAnyOrder, ())
{
    const Box a = *full_box();
    const Box b = *full_box();
    const Box c = *any_box();
    RC_ASSERT(united(a, b) == united(b, a));
    RC_ASSERT(united(united(a, b), c) == united(a, united(b, c)));
}

RC_GTEST_PROP(BoxLaws, AnIntersectionHoldsExactlyThePixelsOfBoth, ())
{
    const Box a = *any_box();
    const Box b = *any_box();
    const Box common = intersected(a, b);
    for (int y = -40; y < 40; ++y) {
        for (int x = -40; x < 40; ++x) {
            RC_ASSERT(holds(common, x, y) == (holds(a, x, y) && holds(b, x, y)));
        }
    }
}

RC_GTEST_PROP(BoxLaws, AnEmptyIntersectionIsAlwaysTheSameBox, ())
{
    const Box common = intersected(*any_box(), *any_box());
    RC_ASSERT(!common.empty() || common == Box{});
}

RC_GTEST_PROP(TransformLaws, AChainDoesOneMapAfterTheOther, ())
{
    const Transform first = *any_map();
    const Transform second = *any_map();
    const Point point = *any_point();
    RC_ASSERT(near(apply(chained(first, second), point), apply(second, apply(first, point))));
}

RC_GTEST_PROP(TransformLaws, ChainsMayBeBracketedAnyHow, ())
{
    const Transform a = *any_map();
    const Transform b = *any_map();
    const Transform c = *any_map();
    const Point point = *any_point();
    RC_ASSERT(near(apply(chained(chained(a, b), c), point), apply(chained(a, chained(b, c)), point)));
}

RC_GTEST_PROP(TransformLaws, AnInverseUndoesTheMapFromBothSides, ())
{
    const Transform map = *any_map();
    const Point point = *any_point();
    RC_ASSERT(near(apply(inverse(map), apply(map, point)), point));
    RC_ASSERT(near(apply(map, apply(inverse(map), point)), point));
}

RC_GTEST_PROP(TransformLaws, AChainIsUndoneBackwards, ())
{
    const Transform first = *any_map();
    const Transform second = *any_map();
    const Point point = *any_point();
    const Transform back = chained(inverse(second), inverse(first));
    RC_ASSERT(near(apply(inverse(chained(first, second)), point), apply(back, point)));
}

RC_GTEST_PROP(MappedLaws, AMappedBoxHoldsEveryMappedCorner, ())
{
    const Transform map = chained(*any_map(), to_middle);
    const Box box = *full_box();
    const Box found = mapped(map, box, sheet);
    constexpr double rounding = 2e-3;
    for (const Point corner : corners_of(map, box)) {
        RC_ASSERT(corner.x > found.left - rounding && corner.x < found.right + rounding);
        RC_ASSERT(corner.y > found.top - rounding && corner.y < found.bottom + rounding);
    }
}

RC_GTEST_PROP(MappedLaws, NoSideOfAMappedBoxIsAWholePixelTooFarOut, ())
{
    const Transform map = chained(*any_map(), to_middle);
    const Box box = *full_box();
    const Box found = mapped(map, box, sheet);
    const auto corners = corners_of(map, box);
    const auto some = [&corners](auto&& judge) { return std::any_of(corners.begin(), corners.end(), judge); };
    RC_ASSERT(some([&](Point corner) { return corner.x < found.left + 1; }));
    RC_ASSERT(some([&](Point corner) { return corner.y < found.top + 1; }));
    RC_ASSERT(some([&](Point corner) { return corner.x > found.right - 1; }));
    RC_ASSERT(some([&](Point corner) { return corner.y > found.bottom - 1; }));
}

RC_GTEST_PROP(MappedLaws, ABoxMappedThereAndBackHoldsItself, ())
{
    const Transform map = chained(*any_map(), to_middle);
    const Box box = mapped(to_middle, *full_box(), sheet);
    const Transform from_middle = chained(inverse(to_middle), map);
    const Box there = mapped(from_middle, box, sheet);
    const Box back = mapped(inverse(from_middle), there, sheet);
    RC_ASSERT(holds(back, box));
}

RC_GTEST_PROP(MappedLaws, AMappedBoxNeverLeavesItsBounds, ())
{
    const Size bounds{*rc::gen::inRange(1, 300), *rc::gen::inRange(1, 300)};
    const Box found = mapped(*any_map(), *full_box(), bounds);
    RC_ASSERT(found.left >= 0 && found.top >= 0);
    RC_ASSERT(found.right <= bounds.width && found.bottom <= bounds.height);
    RC_ASSERT(found.left <= found.right && found.top <= found.bottom);
}

}  // namespace
}  // namespace depesha
