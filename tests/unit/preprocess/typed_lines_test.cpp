// SPDX-License-Identifier: Apache-2.0
#include "preprocess/binarize.h"
#include "preprocess/find_lines.h"
#include "preprocess/typed_lines.h"
#include "tests/unit/preprocess/drawn_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <cstddef>
#include <tuple>
#include <vector>

namespace depesha {
namespace {

constexpr double mm_per_inch = 25.4;

struct Found {
    std::vector<TextLine> at_first;
    std::vector<TextLine> kept;
};

Found lines_of(const cv::Mat& gray, double dpi)
{
    const PageInk page = ink_of_page(gray, dpi);
    const cv::Mat& binary = page.relief.binary;
    Found found;
    found.at_first = find_lines(binary, dpi);
    found.kept = find_typed_lines(page);
    return found;
}

cv::Size half_sheet(double dpi)
{
    return {static_cast<int>(5.83 * dpi), static_cast<int>(8.27 * dpi)};
}

/// Normal grain of this deviation, blurred before by `blur` pixels.
cv::Mat grain_on(const cv::Mat& page, double deviation, double blur, int seed)
{
    cv::Mat grain(page.size(), CV_32F);
    cv::RNG random(static_cast<std::uint64_t>(seed));
    random.fill(grain, cv::RNG::NORMAL, 0.0, 1.0);
    if (blur > 0.0) {
        cv::GaussianBlur(grain, grain, {}, blur);
    }
    cv::Scalar mean;
    cv::Scalar spread;
    cv::meanStdDev(grain, mean, spread);
    cv::Mat grey;
    page.convertTo(grey, CV_32F);
    grey += grain * (deviation / spread[0]);
    cv::Mat result;
    grey.convertTo(result, CV_8U);
    return result;
}

cv::Mat blank(double dpi)
{
    return {half_sheet(dpi), CV_8U, cv::Scalar(205)};
}

DrawnPage look_at(double dpi, double ink)
{
    DrawnPage look;
    look.size = half_sheet(dpi);
    look.dpi = dpi;
    look.lines = 18;
    look.paper = cv::Scalar::all(205);
    look.ink = cv::Scalar::all(ink);
    return look;
}

using Kind = std::tuple<double, double, double>;  // dpi, deviation, blur

class BareGrain : public testing::TestWithParam<Kind> {};

TEST_P(BareGrain, HasNoLines)
{
    const auto [dpi, deviation, blur] = GetParam();
    for (int seed = 1; seed <= (dpi < 200.0 ? 2 : 1); ++seed) {
        const Found found = lines_of(grain_on(blank(dpi), deviation, blur, seed), dpi);
        EXPECT_LE(found.kept.size(), deviation <= 10.0 ? 0 : found.at_first.size() / 50)
            << found.at_first.size() << " at first";
    }
}

INSTANTIATE_TEST_SUITE_P(Kinds, BareGrain,
                         testing::Combine(testing::Values(100.0, 150.0, 200.0, 300.0),
                                          testing::Values(3.0, 6.0, 10.0, 20.0, 40.0), testing::Values(0.0, 0.7)));

TEST(TypedLines, TheGrainOfTheseTestsDoesMakeLines)
{
    EXPECT_GT(lines_of(grain_on(blank(150.0), 10.0, 0.0, 1), 150.0).at_first.size(), 50U);
    EXPECT_GT(lines_of(grain_on(blank(300.0), 40.0, 0.0, 1), 300.0).at_first.size(), 50U);
}

TEST(TypedLines, FindsNoneInUniformNoise)
{
    cv::Mat gray(half_sheet(200.0), CV_8U);
    cv::RNG random(4);
    random.fill(gray, cv::RNG::UNIFORM, 90, 255);
    EXPECT_GT(lines_of(gray, 200.0).at_first.size(), 50U);
    EXPECT_LE(lines_of(gray, 200.0).kept.size(), 2U);
}

class BlocksOfJpeg : public testing::TestWithParam<std::tuple<double, int>> {};

TEST_P(BlocksOfJpeg, HaveNoLines)
{
    const auto [dpi, quality] = GetParam();
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", grain_on(blank(dpi), 10.0, 0.0, 2), bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
    const Found found = lines_of(cv::imdecode(bytes, cv::IMREAD_GRAYSCALE), dpi);
    EXPECT_LE(found.kept.size(), found.at_first.size() / 50) << found.at_first.size() << " at first";
}

INSTANTIATE_TEST_SUITE_P(Qualities, BlocksOfJpeg,
                         testing::Combine(testing::Values(100.0, 150.0, 300.0), testing::Values(20, 35, 60)));

class Halftone : public testing::TestWithParam<std::tuple<double, double>> {};

TEST_P(Halftone, HasNoLines)
{
    const auto [dpi, cell] = GetParam();
    cv::Mat gray(half_sheet(dpi), CV_8U);
    for (int y = 0; y < gray.rows; ++y) {
        for (int x = 0; x < gray.cols; ++x) {
            const double turn = CV_PI * std::sqrt(2.0) / cell;
            const double dot = std::cos((x + y) * turn) * std::cos((x - y) * turn);
            gray.at<unsigned char>(y, x) = cv::saturate_cast<unsigned char>(190.0 + 120.0 * dot);
        }
    }
    const Found found = lines_of(grain_on(gray, 6.0, 0.0, 3), dpi);
    EXPECT_LE(found.kept.size(), 2 + found.at_first.size() / 50) << found.at_first.size() << " at first";
}

INSTANTIATE_TEST_SUITE_P(Cells, Halftone,
                         testing::Combine(testing::Values(100.0, 200.0, 300.0), testing::Values(3.0, 4.0, 7.0)));

class TypeOnGrain : public testing::TestWithParam<Kind> {};  // dpi, ink, deviation

TEST_P(TypeOnGrain, LosesNoLine)
{
    const auto [dpi, ink, deviation] = GetParam();
    const cv::Mat page = grain_on(typed_page(look_at(dpi, ink)), deviation, 0.0, 7);
    const Found found = lines_of(page, dpi);
    const double mm = dpi / mm_per_inch;
    for (int line = 0; line < 18; ++line) {
        const double middle = (30.0 + line * 8.47 - 1.0) * mm;
        double covered = 0.0;
        for (const TextLine& kept : found.kept) {
            if (kept.box.top < middle && middle < kept.box.bottom) {
                for (const Box& segment : kept.segments) {
                    covered += segment.width();
                }
            }
        }
        const double width =
            line % 7 == 6 ? half_sheet(dpi).width * 0.5 - 25.0 * mm : half_sheet(dpi).width - 45.0 * mm;
        EXPECT_GT(covered, 0.85 * (width - 5.0 * mm)) << line;
    }
}

INSTANTIATE_TEST_SUITE_P(Fresh, TypeOnGrain,
                         testing::Combine(testing::Values(100.0, 150.0, 200.0, 300.0), testing::Values(60.0),
                                          testing::Values(0.0, 2.0, 10.0, 20.0)));
INSTANTIATE_TEST_SUITE_P(Faint, TypeOnGrain,
                         testing::Combine(testing::Values(150.0, 200.0, 300.0), testing::Values(165.0),
                                          testing::Values(0.0, 2.0, 5.0, 8.0)));
INSTANTIATE_TEST_SUITE_P(Fainter, TypeOnGrain,
                         testing::Combine(testing::Values(200.0, 300.0), testing::Values(180.0),
                                          testing::Values(0.0, 3.0)));

TEST(TypedLines, KeepsTheOnlyWordOfAGrainyPage)
{
    cv::Mat page = blank(200.0);
    cv::putText(page, "TELEGRAM", {300, 500}, cv::FONT_HERSHEY_PLAIN, 1.8, cv::Scalar(80), 3);
    const Found found = lines_of(grain_on(page, 15.0, 0.0, 5), 200.0);
    ASSERT_FALSE(found.kept.empty());
    EXPECT_LE(found.kept.size(), 3U);
    int words = 0;
    for (const TextLine& line : found.kept) {
        words += line.box.top < 495 && line.box.bottom > 485 && line.box.left < 320 ? 1 : 0;
    }
    EXPECT_EQ(words, 1);
}

/// Black dots of one pixel on this share of the page.
cv::Mat with_dots(cv::Mat page, double share)
{
    cv::Mat dots(page.size(), CV_32F);
    cv::RNG random(5);
    random.fill(dots, cv::RNG::UNIFORM, 0.0, 1.0);
    page.setTo(0, dots < share);
    return page;
}

class TypeAmongDots : public testing::TestWithParam<std::tuple<double, double>> {};

TEST_P(TypeAmongDots, LosesNoLine)
{
    const auto [dpi, share] = GetParam();
    DrawnPage look = look_at(dpi, 0.0);
    look.paper = cv::Scalar::all(255);
    const Found found = lines_of(with_dots(typed_page(look), share), dpi);
    EXPECT_EQ(found.kept.size(), 18U);
}

INSTANTIATE_TEST_SUITE_P(Shares, TypeAmongDots,
                         testing::Combine(testing::Values(150.0, 200.0, 300.0), testing::Values(0.0005, 0.002)));

TEST(TypedLines, KeepsEveryLineAsItIsOnACleanPage)
{
    const Found found = lines_of(typed_page({}), 150.0);
    ASSERT_EQ(found.kept.size(), found.at_first.size());
    for (std::size_t i = 0; i < found.kept.size(); ++i) {
        EXPECT_EQ(found.kept[i].box, found.at_first[i].box);
        EXPECT_EQ(found.kept[i].segments, found.at_first[i].segments);
    }
}

TEST(TypedLines, HasNoneOnABlankPage)
{
    EXPECT_TRUE(lines_of(blank(100.0), 100.0).kept.empty());
}

}  // namespace
}  // namespace depesha
