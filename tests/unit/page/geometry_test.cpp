// SPDX-License-Identifier: Apache-2.0
#include "page/geometry.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

constexpr Size wide{1000, 1000};
constexpr Transform shift{1.0, 0.0, 0.0, 1.0, 10.0, 20.0};

/// A quarter turn clockwise about the origin: right becomes down.
constexpr Transform quarter{0.0, -1.0, 1.0, 0.0, 0.0, 0.0};

TEST(BoxTest, MeasuresToOnePastTheLastPixel)
{
    constexpr Box box{2, 3, 7, 5};
    EXPECT_EQ(box.width(), 5);
    EXPECT_EQ(box.height(), 2);
    EXPECT_FALSE(box.empty());
}

TEST(BoxTest, IsEmptyWithoutWidthOrHeightAndInsideOut)
{
    EXPECT_TRUE(Box{}.empty());
    EXPECT_TRUE((Box{2, 3, 2, 9}.empty()));
    EXPECT_TRUE((Box{2, 3, 9, 3}.empty()));
    EXPECT_TRUE((Box{9, 9, 2, 2}.empty()));
    EXPECT_FALSE((Box{2, 3, 3, 4}.empty()));
}

TEST(United, HoldsBothAndTheGapBetweenThem)
{
    EXPECT_EQ(united({0, 5, 10, 15}, {20, 0, 30, 8}), (Box{0, 0, 30, 15}));
}

TEST(United, GetsNothingFromAnEmptyBox)
{
    constexpr Box box{2, 3, 7, 5};
    constexpr Box nothing{-50, -50, -50, 90};
    EXPECT_EQ(united(box, nothing), box);
    EXPECT_EQ(united(nothing, box), box);
    EXPECT_TRUE(united(nothing, nothing).empty());
}

TEST(Intersected, IsWhatBothShare)
{
    EXPECT_EQ(intersected({0, 0, 10, 10}, {4, -5, 20, 6}), (Box{4, 0, 10, 6}));
}

TEST(Intersected, IsTheEmptyBoxWhereBoxesOnlyTouch)
{
    EXPECT_EQ(intersected({0, 0, 10, 10}, {10, 0, 20, 10}), Box{});
    EXPECT_EQ(intersected({0, 0, 10, 10}, {0, 10, 10, 20}), Box{});
    EXPECT_EQ(intersected({0, 0, 10, 10}, {50, 50, 60, 60}), Box{});
}

TEST(Chained, DoesTheFirstMapFirst)
{
    EXPECT_EQ(apply(chained(shift, quarter), {1.0, 2.0}), (Point{-22.0, 11.0}));
    EXPECT_EQ(apply(chained(quarter, shift), {1.0, 2.0}), (Point{8.0, 21.0}));
}

TEST(Inverse, TakesBackAShiftATurnAndAScale)
{
    constexpr Transform scale{2.0, 0.0, 0.0, 4.0, 0.0, 0.0};
    EXPECT_EQ(apply(inverse(shift), {11.0, 22.0}), (Point{1.0, 2.0}));
    EXPECT_EQ(apply(inverse(quarter), {-2.0, 1.0}), (Point{1.0, 2.0}));
    EXPECT_EQ(apply(inverse(scale), {2.0, 8.0}), (Point{1.0, 2.0}));
}

TEST(Mapped, LeavesABoxThatNothingMoves)
{
    EXPECT_EQ(mapped({}, {2, 3, 7, 5}, wide), (Box{2, 3, 7, 5}));
}

TEST(Mapped, TurnsABoxWithThePage)
{
    // A page 100 pixels high, turned a quarter clockwise: what was at the bottom left is at the top left.
    const Transform turn = chained(quarter, {1.0, 0.0, 0.0, 1.0, 100.0, 0.0});
    EXPECT_EQ(mapped(turn, {0, 90, 30, 100}, wide), (Box{0, 0, 10, 30}));
}

TEST(Mapped, KeepsABoxTheRightWayRoundUnderAMirror)
{
    constexpr Transform mirror{-1.0, 0.0, 0.0, 1.0, 100.0, 0.0};
    EXPECT_EQ(mapped(mirror, {0, 0, 30, 10}, wide), (Box{70, 0, 100, 10}));
}

TEST(Mapped, TakesEveryPixelThatIsTouched)
{
    constexpr Transform half_a_pixel{1.0, 0.0, 0.0, 1.0, 0.5, 0.5};
    EXPECT_EQ(mapped(half_a_pixel, {2, 3, 7, 5}, wide), (Box{2, 3, 8, 6}));
}

TEST(Mapped, IsNotWidenedByWhatArithmeticLosesUnderAnExactTurn)
{
    constexpr double lost = 1e-9;
    EXPECT_EQ(mapped({1.0, 0.0, 0.0, 1.0, lost, lost}, {2, 3, 7, 5}, wide), (Box{2, 3, 7, 5}));
    EXPECT_EQ(mapped({1.0, 0.0, 0.0, 1.0, -lost, -lost}, {2, 3, 7, 5}, wide), (Box{2, 3, 7, 5}));
}

TEST(Mapped, IsCutToTheBounds)
{
    EXPECT_EQ(mapped(shift, {-20, -30, 2000, 2000}, {640, 480}), (Box{0, 0, 640, 480}));
    EXPECT_TRUE(mapped(shift, {700, 700, 800, 800}, {640, 480}).empty());
    EXPECT_TRUE(mapped(shift, {-90, -90, -50, -50}, {640, 480}).empty());
}

}  // namespace
}  // namespace depesha
