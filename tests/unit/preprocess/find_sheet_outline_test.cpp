// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_sheet.h"
#include "tests/unit/preprocess/drawn_scan.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace depesha {
namespace {

constexpr double dpi = 100.0;
constexpr double mm = dpi / 25.4;

Sheet sheet_of(const ScanOfSheet& scan)
{
    return find_sheet(halved({scan.pixels, 2, mm}), {});
}

/// 255 where the sheet was found, size of the scan.
cv::Mat paper_of(const Sheet& found, const ScanOfSheet& scan)
{
    if (found.bed.empty()) {
        return {scan.pixels.size(), CV_8U, cv::Scalar(255)};
    }
    cv::Mat bed;
    cv::resize(found.bed, bed, scan.pixels.size(), 0.0, 0.0, cv::INTER_NEAREST);
    return 255 - bed;
}

/// From a corner of the sheet to the pixel of `paper` that lies farthest that way, in millimetres.
double corner_error(const cv::Mat& paper, const ScanOfSheet& scan, std::size_t corner)
{
    const auto& corners = scan.corners;
    const cv::Point2d wanted = corners.at(corner);
    cv::Point2d to_next = corners.at((corner + 1) % 4) - wanted;
    cv::Point2d to_last = corners.at((corner + 3) % 4) - wanted;
    to_next *= 1.0 / cv::norm(to_next);
    to_last *= 1.0 / cv::norm(to_last);
    const cv::Point2d outwards = -(to_next + to_last);
    std::vector<cv::Point> pixels;
    cv::findNonZero(paper, pixels);
    const auto farthest = std::max_element(pixels.begin(), pixels.end(), [&](cv::Point a, cv::Point b) {
        return outwards.dot(cv::Point2d(a)) < outwards.dot(cv::Point2d(b));
    });
    return cv::norm(cv::Point2d(farthest->x + 0.5, farthest->y + 0.5) - wanted) / mm;
}

/// How much type lies under the bed, in pixels; what is within 2 mm of the edge of the sheet does not count.
int type_cut(const cv::Mat& paper, const ScanOfSheet& scan)
{
    const int rim = static_cast<int>(std::lround(2.0 * mm));
    cv::Mat safe;
    cv::erode(scan.sheet, safe, cv::getStructuringElement(cv::MORPH_RECT, {2 * rim + 1, 2 * rim + 1}));
    return cv::countNonZero(scan.type & safe & (paper == 0));
}

struct Kind {
    std::string name;
    DrawnScan look;
};

void PrintTo(const Kind& kind, std::ostream* out)
{
    *out << kind.name;
}

Kind kind(const std::string& name, double bed, const std::function<void(DrawnScan&)>& change)
{
    DrawnScan look;
    look.dpi = dpi;
    look.bed = bed;
    look.lean_degrees = 1.3;
    if (bed > 50.0) {
        look.shadows = {15.0, 40.0, 25.0, 60.0};
    }
    change(look);
    return {name, look};
}

std::vector<Kind> kinds()
{
    const auto as_is = [](DrawnScan&) {};
    const auto torn = [](DrawnScan& look) { look.torn = {40.0, 0.0, 25.0, 0.0}; };
    const auto dog_eared = [](DrawnScan& look) { look.dog_ears = {0.0, 42.0, 0.0, 20.0}; };
    const auto cut = [](DrawnScan& look) { look.margins = {-9.0, 10.0, 10.0, -9.0}; };
    const auto tilted = [](DrawnScan& look) {
        look.off = {cv::Point2d{0.02, 0.01}, {-0.015, -0.02}, {0.02, 0.0}, {-0.02, 0.015}};
    };
    std::vector<Kind> all{kind("GreyAsPaperNearly", 190.0, as_is), kind("WhiteAsPaperNearly", 232.0, as_is),
                          kind("FilmStripe", 10.0,
                               [](DrawnScan& look) {
                                   look.left_edge = {5.0, 9.0, 190.0, 0.0, 0.0};
                               }),
                          kind("FilmBrightHoles", 10.0,
                               [](DrawnScan& look) {
                                   look.left_edge = {5.0, 12.0, 150.0, 6.0, 252.0};
                               }),
                          kind("FilmDarkHoles", 10.0, [](DrawnScan& look) {
                              look.left_edge = {5.0, 12.0, 80.0, 6.0, 8.0};
                          })};
    for (const auto& [name, bed] : {std::pair{"Black", 12.0}, {"Grey", 110.0}, {"White", 250.0}}) {
        all.push_back(kind(name, bed, as_is));
        all.push_back(kind(std::string("TornOn") + name, bed, torn));
        all.push_back(kind(std::string("DogEaredOn") + name, bed, dog_eared));
        all.push_back(kind(std::string("CutByTheBorderOn") + name, bed, cut));
        all.push_back(kind(std::string("TiltedOn") + name, bed, tilted));
    }
    return all;
}

class FindSheetOutline : public testing::TestWithParam<Kind> {};

TEST_P(FindSheetOutline, EndsAtTheCornersAndCutsNoType)
{
    const DrawnScan& look = GetParam().look;
    const ScanOfSheet scan = draw_scan(look);
    const Sheet found = sheet_of(scan);
    ASSERT_FALSE(found.bed.empty()) << found.finding;
    EXPECT_GE(found.confidence, 0.8);
    const cv::Mat paper = paper_of(found, scan);
    const cv::Rect whole({0, 0}, scan.pixels.size());
    for (std::size_t corner = 0; corner < 4; ++corner) {
        if (look.torn.at(corner) + look.dog_ears.at(corner) == 0.0 && whole.contains(scan.corners.at(corner))) {
            // The bed is widened by 1 mm along both sides of a corner.
            EXPECT_LT(corner_error(paper, scan, corner), 2.5) << corner;
        }
    }
    EXPECT_EQ(type_cut(paper, scan), 0);
}

INSTANTIATE_TEST_SUITE_P(Kinds, FindSheetOutline, testing::ValuesIn(kinds()),
                         [](const auto& kind) { return kind.param.name; });

DrawnScan any_look(cv::RNG& random)
{
    DrawnScan look;
    look.dpi = dpi;
    look.seed = random.next();
    look.sheet = {random.uniform(120.0, 210.0), random.uniform(120.0, 297.0)};
    look.paper = random.uniform(110.0, 245.0);
    look.ink = look.paper * random.uniform(0.1, 0.6);
    look.bed = random.uniform(4.0, 254.0);
    look.lean_degrees = random.uniform(-4.0, 4.0);
    look.grain = random.uniform(0.0, 8.0);
    look.dimming = random.uniform(0.0, 0.3);
    look.text_margin = random.uniform(3.0, 25.0);
    look.lines = random.uniform(0, 34);
    for (std::size_t i = 0; i < 4; ++i) {
        look.margins.at(i) = random.uniform(0, 3) == 0 ? -random.uniform(0.0, 3.0) : random.uniform(1.0, 25.0);
        look.off.at(i) = {random.uniform(-0.02, 0.02), random.uniform(-0.02, 0.02)};
        look.shadows.at(i) = random.uniform(0.0, 80.0);
        look.torn.at(i) = random.uniform(0, 5) == 0 ? random.uniform(5.0, 45.0) : 0.0;
        look.dog_ears.at(i) = random.uniform(0, 5) == 0 ? random.uniform(5.0, 45.0) : 0.0;
    }
    if (random.uniform(0, 4) == 0) {
        look.left_edge = {random.uniform(1.0, 12.0), random.uniform(2.0, 20.0), random.uniform(40.0, 220.0),
                          random.uniform(0.0, 9.0), random.uniform(0.0, 255.0)};
    }
    return look;
}

TEST(FindSheetOutlineOfAny, NeverCutsType)
{
    cv::RNG random(20);
    for (int i = 0; i < 80; ++i) {
        const DrawnScan look = any_look(random);
        const ScanOfSheet scan = draw_scan(look);
        const Sheet found = sheet_of(scan);
        EXPECT_EQ(type_cut(paper_of(found, scan), scan), 0)
            << i << ": " << found.finding << ", bed " << look.bed << ", paper " << look.paper;
    }
}

/// A sheet that fills the scan.
DrawnScan filling()
{
    DrawnScan look;
    look.dpi = dpi;
    look.margins = {-9.0, -9.0, -9.0, -9.0};
    look.text_margin = 25.0;
    return look;
}

TEST(FindSheetOutlineRefusals, KeepsAPageWithRulesNearItsEdges)
{
    cv::Mat page = draw_scan(filling()).pixels;
    cv::rectangle(page, cv::Rect(20, 25, page.cols - 40, page.rows - 50), cv::Scalar(20), 3);
    cv::line(page, {36, 0}, {36, page.rows - 1}, cv::Scalar(15), 4);
    EXPECT_TRUE(find_sheet(halved({page, 2, mm}), {}).bed.empty());
}

TEST(FindSheetOutlineRefusals, KeepsTheTypeBesideADarkPhotograph)
{
    for (const cv::Rect& place : {cv::Rect(150, 200, 400, 300), cv::Rect(0, 0, 300, 260)}) {
        ScanOfSheet scan = draw_scan(filling());
        cv::Mat page = scan.pixels;
        cv::RNG random(3);
        cv::Mat photograph(place.size(), CV_8U);
        random.fill(photograph, cv::RNG::NORMAL, 60.0, 25.0);
        cv::GaussianBlur(photograph, page(place), {}, 4.0);
        const Sheet found = find_sheet(halved({page, 2, mm}), {});
        scan.sheet(place) = 0;
        EXPECT_EQ(type_cut(paper_of(found, scan), scan), 0) << found.finding;
    }
}

}  // namespace
}  // namespace depesha
