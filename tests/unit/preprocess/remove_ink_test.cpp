// SPDX-License-Identifier: Apache-2.0
#include "preprocess/flatten_background.h"
#include "preprocess/remove_ink.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace depesha {
namespace {

const cv::Scalar buff{150, 185, 200};
const cv::Scalar black{38, 40, 42};
const cv::Scalar violet{120, 50, 85};
const cv::Scalar red{70, 60, 190};

/// Multiplies, as inks on paper do, what `ink` takes away of white light.
void stamp(cv::Mat& page, const cv::Mat& shape, const cv::Scalar& ink)
{
    cv::Mat light(page.size(), CV_8UC3, cv::Scalar::all(255));
    light.setTo(ink, shape);
    cv::multiply(page, light, page, 1.0 / 255.0);
}

/// A frame with rows of bars in it, 40 x 14 mm.
cv::Mat stamp_shape(cv::Size size, cv::Point corner)
{
    cv::Mat shape = cv::Mat::zeros(size, CV_8U);
    const cv::Rect box(corner, cv::Size(236, 83));
    cv::rectangle(shape, box, cv::Scalar(255), 4);
    for (int x = box.x + 15; x < box.br().x - 15; x += 18) {
        cv::line(shape, {x, box.y + 25}, {x, box.y + 58}, cv::Scalar(255), 4);
    }
    return shape;
}

cv::Mat page_typed_in(const cv::Scalar& ink)
{
    DrawnPage look;
    look.type = CV_8UC3;
    look.paper = buff;
    look.ink = ink;
    return typed_page(look);
}

struct Cleaned {
    ColouredInk ink;
    cv::Mat gray;
};

Cleaned cleaned(const cv::Mat& page)
{
    const Reduced colour = reduced_by(page, 2, 150.0);
    const cv::Mat level = find_paper_level(halved(colour), {}).level;
    Cleaned result;
    result.ink = find_coloured_ink(colour, level, {}, {});
    cv::cvtColor(page, result.gray, cv::COLOR_BGR2GRAY);
    if (!result.ink.marks.empty()) {
        remove_ink(result.gray, page, level, result.ink);
    }
    return result;
}

/// Mean difference of two grey images where `mask` is set.
double difference(const cv::Mat& a, const cv::Mat& b, const cv::Mat& mask)
{
    cv::Mat off;
    cv::absdiff(a, b, off);
    return cv::mean(off, mask)[0];
}

class RemoveInk : public testing::TestWithParam<cv::Scalar> {};

TEST_P(RemoveInk, TakesARedStampAwayAndKeepsTheTypingUnderIt)
{
    const cv::Mat plain = page_typed_in(GetParam());
    const cv::Mat shape = stamp_shape(plain.size(), {400, 500});
    cv::Mat stamped = plain.clone();
    stamp(stamped, shape, red);
    const Cleaned result = cleaned(stamped);
    ASSERT_EQ(result.ink.marks.size(), 1U);
    EXPECT_EQ(result.ink.marks[0].kind, MarkKind::Stamp);
    EXPECT_NEAR(result.ink.marks[0].box.x * 2, 400, 10);
    EXPECT_NEAR(result.ink.marks[0].box.width * 2, 236, 16);

    cv::Mat before;
    cv::cvtColor(plain, before, cv::COLOR_BGR2GRAY);
    cv::Mat after;
    cv::cvtColor(stamped, after, cv::COLOR_BGR2GRAY);
    EXPECT_LT(difference(result.gray, before, shape), 0.2 * difference(after, before, shape));
    EXPECT_LT(difference(result.gray, before, before < 90), 12.0);
}

INSTANTIATE_TEST_SUITE_P(Typed, RemoveInk, testing::Values(black, violet));

TEST(FindColouredInk, DoesNotTakeAVioletRibbonForAStamp)
{
    EXPECT_TRUE(cleaned(page_typed_in(violet)).ink.marks.empty());
}

TEST(FindColouredInk, FindsNoMarksInBlackTyping)
{
    const Cleaned result = cleaned(page_typed_in(black));
    EXPECT_TRUE(result.ink.marks.empty());
    EXPECT_LT(result.ink.share, 0.01);
}

TEST(FindColouredInk, CallsAPenStrokeHandwriting)
{
    cv::Mat page = page_typed_in(black);
    cv::Mat shape = cv::Mat::zeros(page.size(), CV_8U);
    cv::line(shape, {300, 1500}, {420, 1440}, cv::Scalar(255), 5);
    stamp(page, shape, {170, 60, 40});
    const Cleaned result = cleaned(page);
    ASSERT_EQ(result.ink.marks.size(), 1U);
    EXPECT_EQ(result.ink.marks[0].kind, MarkKind::Handwriting);
}

TEST(FindColouredInk, LeavesACouloredPictureAlone)
{
    cv::Mat page(1754, 1240, CV_8UC3, buff);
    for (int y = 100; y < 1600; y += 30) {
        cv::line(page, {100, y}, {1100, y}, red, 12);
    }
    EXPECT_TRUE(cleaned(page).ink.marks.empty());
}

TEST(FindColouredInk, FindsNothingOnABlankPage)
{
    EXPECT_TRUE(cleaned(cv::Mat(1754, 1240, CV_8UC3, buff)).ink.marks.empty());
}

TEST(Unmixed, TellsHowMuchOfEachInkThereIs)
{
    const Density first{0.3F, 0.3F, 0.4F};
    const Density second{0.5F, 0.45F, 0.05F};
    const Mixture mixture = unmixed({0.3F * 2 + 0.5F, 0.3F * 2 + 0.45F, 0.4F * 2 + 0.05F}, first, second);
    EXPECT_NEAR(mixture.first, 2.0F, 1e-3F);
    EXPECT_NEAR(mixture.second, 1.0F, 1e-3F);
}

TEST(Unmixed, NeverGivesLessThanNothing)
{
    const Mixture mixture = unmixed({0.0F, 0.0F, 1.0F}, {0.3F, 0.3F, 0.4F}, {0.5F, 0.45F, 0.05F});
    EXPECT_GE(mixture.first, 0.0F);
    EXPECT_GE(mixture.second, 0.0F);
}

}  // namespace
}  // namespace depesha
