// SPDX-License-Identifier: Apache-2.0
#include "page/geometry.h"
#include "preprocess/find_lines.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace depesha {
namespace {

constexpr int line_count = 18;
constexpr double line_step_mm = 8.47;
constexpr double first_base_mm = 30.0;

int pixels(double millimetres, double dpi)
{
    return static_cast<int>(std::lround(millimetres * dpi / 25.4));
}

cv::Size sheet_at(double dpi)
{
    return {pixels(148.0, dpi), pixels(210.0, dpi)};
}

cv::Mat blank_at(double dpi)
{
    return {sheet_at(dpi), CV_8U, cv::Scalar(255)};
}

/// Typed lines, ink 0, paper 255; every seventh ends in mid-page.
cv::Mat typed_at(double dpi, double lean = 0.0)
{
    DrawnPage look;
    look.size = sheet_at(dpi);
    look.dpi = dpi;
    look.lines = line_count;
    look.lean_degrees = lean;
    look.paper = cv::Scalar(255);
    look.ink = cv::Scalar(0);
    return typed_page(look) > 128;
}

/// What ink there is between two rows.
Box ink_between(const cv::Mat& binary, int top, int bottom)
{
    const cv::Rect ink = cv::boundingRect(255 - binary.rowRange(top, bottom));
    return {ink.x, top + ink.y, ink.x + ink.width, top + ink.y + ink.height};
}

/// Where line `i` of a straight `typed_at` lies.
Box truth_of(const cv::Mat& binary, int i, double dpi)
{
    const double base = first_base_mm + i * line_step_mm;
    return ink_between(binary, pixels(base - 4.0, dpi), pixels(base + 2.0, dpi));
}

void expect_near(const Box& found, const Box& truth, int tolerance)
{
    EXPECT_NEAR(found.left, truth.left, tolerance);
    EXPECT_NEAR(found.top, truth.top, tolerance);
    EXPECT_NEAR(found.right, truth.right, tolerance);
    EXPECT_NEAR(found.bottom, truth.bottom, tolerance);
}

/// What holds for all lines of all pages.
void expect_well_formed(const std::vector<TextLine>& lines, cv::Size page)
{
    int middle = 0;
    for (const TextLine& line : lines) {
        ASSERT_FALSE(line.segments.empty());
        Box all;
        int right = -1;
        for (const Box& segment : line.segments) {
            EXPECT_FALSE(segment.empty());
            EXPECT_EQ(intersected(segment, {0, 0, page.width, page.height}), segment);
            EXPECT_GT(segment.left, right);
            right = segment.right;
            all = united(all, segment);
        }
        EXPECT_EQ(line.box, all);
        EXPECT_GE(line.box.top + line.box.bottom, middle);
        middle = line.box.top + line.box.bottom;
    }
}

/// A word of upright strokes joined below, one every tenth of an inch, standing on `base`.
void draw_word(cv::Mat& page, double left_mm, double base_mm, int letters, double dpi)
{
    const int stroke = std::max(1, pixels(0.35, dpi));
    for (int i = 0; i < letters; ++i) {
        const int left = pixels(left_mm + 2.54 * i, dpi);
        const int base = pixels(base_mm, dpi);
        cv::line(page, {left, base}, {left, base - pixels(2.0, dpi)}, cv::Scalar(0), stroke);
        cv::line(page, {left, base}, {left + pixels(1.7, dpi), base}, cv::Scalar(0), stroke);
    }
}

class FindLinesAt : public testing::TestWithParam<double> {};

TEST_P(FindLinesAt, FindsEachLineWhereItLies)
{
    const double dpi = GetParam();
    const cv::Mat page = typed_at(dpi);
    const std::vector<TextLine> lines = find_lines(page, dpi);
    ASSERT_EQ(lines.size(), static_cast<std::size_t>(line_count));
    expect_well_formed(lines, page.size());
    for (int i = 0; i < line_count; ++i) {
        expect_near(lines[static_cast<std::size_t>(i)].box, truth_of(page, i, dpi), 2);
    }
}

TEST_P(FindLinesAt, FindsLinesThatLeanByHalfADegree)
{
    const double dpi = GetParam();
    const cv::Mat straight = typed_at(dpi);
    for (const double lean : {-0.5, 0.5}) {
        const cv::Mat page = typed_at(dpi, lean);
        const std::vector<TextLine> lines = find_lines(page, dpi);
        ASSERT_EQ(lines.size(), static_cast<std::size_t>(line_count)) << lean;
        expect_well_formed(lines, page.size());
        for (int i = 0; i < line_count; ++i) {
            const Box truth = truth_of(straight, i, dpi);
            EXPECT_NEAR(lines[static_cast<std::size_t>(i)].box.width(), truth.width(), pixels(2.0, dpi));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Dpi, FindLinesAt, testing::Values(100.0, 150.0, 200.0, 300.0, 400.0));

TEST(FindLines, FollowsLinesThatBow)
{
    constexpr double dpi = 200.0;
    const cv::Mat page = typed_at(dpi);
    cv::Mat x(page.size(), CV_32F);
    cv::Mat y(page.size(), CV_32F);
    for (int row = 0; row < page.rows; ++row) {
        for (int column = 0; column < page.cols; ++column) {
            const double bow = pixels(1.0, dpi) * std::sin(CV_PI * column / page.cols);
            x.at<float>(row, column) = static_cast<float>(column);
            y.at<float>(row, column) = static_cast<float>(row + bow);
        }
    }
    cv::Mat bowed;
    cv::remap(page, bowed, x, y, cv::INTER_NEAREST, cv::BORDER_CONSTANT, cv::Scalar(255));
    const std::vector<TextLine> lines = find_lines(bowed, dpi);
    ASSERT_EQ(lines.size(), static_cast<std::size_t>(line_count));
    expect_well_formed(lines, page.size());
    for (int i = 0; i < line_count; ++i) {
        EXPECT_NEAR(lines[static_cast<std::size_t>(i)].box.width(), truth_of(page, i, dpi).width(), 6);
    }
}

TEST(FindLines, PartsALineAtAWideGap)
{
    constexpr double dpi = 300.0;
    cv::Mat page = blank_at(dpi);
    draw_word(page, 20.0, 50.0, 8, dpi);
    draw_word(page, 100.0, 50.0, 9, dpi);
    const std::vector<TextLine> lines = find_lines(page, dpi);
    ASSERT_EQ(lines.size(), 1U);
    expect_well_formed(lines, page.size());
    ASSERT_EQ(lines[0].segments.size(), 2U);
    const int between = pixels(70.0, dpi);
    const cv::Rect left = cv::boundingRect(255 - page.colRange(0, between));
    const cv::Rect right = cv::boundingRect(255 - page.colRange(between, page.cols));
    expect_near(lines[0].segments[0], {left.x, left.y, left.x + left.width, left.y + left.height}, 2);
    expect_near(lines[0].segments[1],
                {between + right.x, right.y, between + right.x + right.width, right.y + right.height}, 2);
}

TEST(FindLines, KeepsWordsTogetherThatTwoSpacesPart)
{
    constexpr double dpi = 300.0;
    cv::Mat page = blank_at(dpi);
    draw_word(page, 20.0, 50.0, 8, dpi);
    draw_word(page, 20.0 + 2.54 * 10, 50.0, 9, dpi);
    const std::vector<TextLine> lines = find_lines(page, dpi);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].segments.size(), 1U);
}

TEST(FindLines, PartsLinesTypedWithoutASpaceBetweenThem)
{
    constexpr double dpi = 300.0;
    cv::Mat page = blank_at(dpi);
    for (int i = 0; i < 10; ++i) {
        draw_word(page, 20.0, 50.0 + 4.23 * i, 30, dpi);
    }
    EXPECT_EQ(find_lines(page, dpi).size(), 10U);
}

TEST(FindLines, FindsLinesAtTheVeryEdges)
{
    constexpr double dpi = 200.0;
    cv::Mat page = blank_at(dpi);
    draw_word(page, 0.0, 2.0, 40, dpi);
    draw_word(page, 60.0, 210.0, 34, dpi);
    const std::vector<TextLine> lines = find_lines(page, dpi);
    ASSERT_EQ(lines.size(), 2U);
    expect_well_formed(lines, page.size());
    EXPECT_EQ(lines[0].box.top, 0);
    EXPECT_EQ(lines[1].box.bottom, page.rows);
}

TEST(FindLines, FindsASingleShortWord)
{
    constexpr double dpi = 300.0;
    cv::Mat page = blank_at(dpi);
    draw_word(page, 70.0, 100.0, 3, dpi);
    ASSERT_EQ(find_lines(page, dpi).size(), 1U);
    expect_near(find_lines(page, dpi)[0].box, ink_between(page, 0, page.rows), 1);
}

TEST(FindLines, IsNotLedAstrayByRulesSpecksAndBlobs)
{
    constexpr double dpi = 200.0;
    cv::Mat page = typed_at(dpi);
    cv::RNG random(3);
    for (int i = 0; i < line_count; i += 2) {  // between the lines
        const int y = pixels(first_base_mm + (i + 0.35) * line_step_mm, dpi);
        cv::line(page, {20, y}, {page.cols - 20, y}, cv::Scalar(0), 2);
    }
    for (int i = 0; i < 400; ++i) {
        page.at<unsigned char>(random.uniform(0, page.rows), random.uniform(0, page.cols)) = 0;
    }
    cv::circle(page, {pixels(135.0, dpi), pixels(195.0, dpi)}, pixels(8.0, dpi), cv::Scalar(0), cv::FILLED);
    const std::vector<TextLine> lines = find_lines(page, dpi);
    ASSERT_EQ(lines.size(), static_cast<std::size_t>(line_count));
    const cv::Mat clean = typed_at(dpi);
    for (int i = 0; i < line_count; ++i) {
        expect_near(lines[static_cast<std::size_t>(i)].box, truth_of(clean, i, dpi), pixels(0.7, dpi));
    }
}

TEST(FindLines, LeavesShortRulesBetweenAndBehindLinesOut)
{
    constexpr double dpi = 200.0;
    const cv::Mat clean = typed_at(dpi);
    cv::Mat page = clean.clone();
    for (int i = 0; i + 1 < line_count; ++i) {
        const int y = pixels(first_base_mm + (i + 0.35) * line_step_mm, dpi);
        cv::line(page, {pixels(30.0, dpi), y}, {pixels(50.0, dpi), y}, cv::Scalar(0), 3);
    }
    const int behind = pixels(first_base_mm + 6 * line_step_mm, dpi);  // the seventh line ends in mid-page
    cv::line(page, {pixels(78.0, dpi), behind}, {pixels(98.0, dpi), behind}, cv::Scalar(0), 3);
    const std::vector<TextLine> lines = find_lines(page, dpi);
    ASSERT_EQ(lines.size(), static_cast<std::size_t>(line_count));
    for (int i = 0; i < line_count; ++i) {
        expect_near(lines[static_cast<std::size_t>(i)].box, truth_of(clean, i, dpi), 2);
    }
}

TEST(FindLines, FindsNothingOnABlankOrBlackPage)
{
    const cv::Mat page = blank_at(200.0);
    EXPECT_TRUE(find_lines(page, 200.0).empty());
    EXPECT_TRUE(find_lines(255 - page, 200.0).empty());
}

TEST(FindLines, FindsNothingInRulesAndFrames)
{
    constexpr double dpi = 200.0;
    cv::Mat page = blank_at(dpi);
    for (int y = 100; y < 1500; y += 90) {
        cv::line(page, {60, y}, {1000, y}, cv::Scalar(0), 3);
    }
    EXPECT_TRUE(find_lines(page, dpi).empty());
    cv::rectangle(page, {40, 60}, {1050, 1560}, cv::Scalar(0), 3);
    EXPECT_TRUE(find_lines(page, dpi).empty());
}

TEST(FindLines, FindsNothingInBlobsAndSpecks)
{
    constexpr double dpi = 200.0;
    cv::Mat blobs = blank_at(dpi);
    cv::Mat specks = blank_at(dpi);
    cv::RNG random(9);
    for (int i = 0; i < 12; ++i) {
        const cv::Point centre(random.uniform(0, blobs.cols), random.uniform(0, blobs.rows));
        cv::circle(blobs, centre, pixels(6.0, dpi), cv::Scalar(0), cv::FILLED);
    }
    for (int i = 0; i < 3000; ++i) {
        specks.at<unsigned char>(random.uniform(0, specks.rows), random.uniform(0, specks.cols)) = 0;
    }
    EXPECT_TRUE(find_lines(blobs, dpi).empty());
    EXPECT_TRUE(find_lines(specks, dpi).empty());
}

struct Grain {
    double dpi = 150.0;
    double ink_share = 0.0;
};

class FindLinesInGrain : public testing::TestWithParam<Grain> {};

TEST_P(FindLinesInGrain, FindsNothing)
{
    const auto [dpi, ink_share] = GetParam();
    cv::Mat grain(sheet_at(dpi), CV_32F);
    cv::RNG random(5);
    random.fill(grain, cv::RNG::UNIFORM, 0.0, 1.0);
    EXPECT_TRUE(find_lines(grain >= ink_share, dpi).empty());
}

INSTANTIATE_TEST_SUITE_P(Shares, FindLinesInGrain,
                         testing::Values(Grain{150.0, 0.001}, Grain{150.0, 0.01}, Grain{300.0, 0.01},
                                         Grain{300.0, 0.05}, Grain{150.0, 0.9}, Grain{300.0, 0.9}));

TEST(FindLines, NeverWritesToThePage)
{
    const cv::Mat page = typed_at(150.0);
    const cv::Mat before = page.clone();
    static_cast<void>(find_lines(page, 150.0));
    EXPECT_EQ(cv::norm(page, before, cv::NORM_INF), 0.0);
}

}  // namespace
}  // namespace depesha
