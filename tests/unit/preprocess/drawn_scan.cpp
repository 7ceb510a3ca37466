// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/preprocess/drawn_scan.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace depesha {
namespace {

constexpr double mm_per_inch = 25.4;

/// The sheet as it lies flat: its pixels, where it shows and where its type shows.
struct FlatSheet {
    cv::Mat pixels;
    cv::Mat shows;
    cv::Mat type;
};

cv::Point whole(double x, double y)
{
    return {static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y))};
}

void type_letter(FlatSheet& sheet, const DrawnScan& look, cv::Point2d base, cv::RNG& random)
{
    const double mm = look.dpi / mm_per_inch;
    const double height = (random.uniform(0, 3) == 0 ? 2.8 : 1.9) * mm;
    const double width = 1.7 * mm;
    const int stroke = std::max(1, static_cast<int>(std::lround(0.35 * mm)));
    const double bar = random.uniform(0, 3) * 0.95 * mm;
    const bool second_stem = random.uniform(0, 2) == 0;
    const auto draw = [&](cv::Mat& image, double grey) {
        const auto shade = cv::Scalar::all(grey);
        cv::line(image, whole(base.x, base.y), whole(base.x, base.y - height), shade, stroke);
        if (second_stem) {
            cv::line(image, whole(base.x + width, base.y), whole(base.x + width, base.y - 1.9 * mm), shade, stroke);
        }
        cv::line(image, whole(base.x, base.y - bar), whole(base.x + width, base.y - bar), shade, stroke);
    };
    draw(sheet.pixels, look.ink);
    draw(sheet.type, 255.0);
}

void type_lines(FlatSheet& sheet, const DrawnScan& look, cv::RNG& random)
{
    const double mm = look.dpi / mm_per_inch;
    const double pitch = look.dpi / 10.0;
    for (int line = 0; line < look.lines; ++line) {
        const double base = (look.text_margin + 3.0 + line * 8.47) * mm;
        if (base > (look.sheet.height - look.text_margin) * mm) {
            return;
        }
        const double share = line % 7 == 6 ? 0.5 : 1.0;
        const double right = (look.sheet.width - look.text_margin - 1.9) * mm * share;
        for (double x = look.text_margin * mm; x < right; x += pitch) {
            if (random.uniform(0, 7) != 0) {
                type_letter(sheet, look, {x, base}, random);
            }
        }
    }
}

using Triangle = std::vector<cv::Point>;

/// The triangle at a corner of the sheet whose sides along its edges are `a` and `b` pixels; tip first.
Triangle at_corner(cv::Size sheet, int corner, double a, double b)
{
    const bool right = corner == 1 || corner == 2;
    const bool low = corner >= 2;
    const double x = right ? sheet.width : 0.0;
    const double y = low ? sheet.height : 0.0;
    return {whole(x, y), whole(right ? x - a : a, y), whole(x, low ? y - b : b)};
}

void fill(cv::Mat& image, const Triangle& shape, double grey)
{
    cv::fillConvexPoly(image, shape, cv::Scalar::all(grey));
}

void tear_off(FlatSheet& sheet, int corner, double side)
{
    const Triangle gone = at_corner(sheet.shows.size(), corner, side, 0.8 * side);
    fill(sheet.shows, gone, 0.0);
    fill(sheet.type, gone, 0.0);
}

/// The corner is gone, and its back lies over the sheet, mirrored at the fold.
void turn_down(FlatSheet& sheet, const DrawnScan& look, int corner, double side)
{
    const Triangle gone = at_corner(sheet.shows.size(), corner, side, 0.8 * side);
    const cv::Point2d from = gone[1];
    const cv::Point2d along = cv::Point2d(gone[2]) - from;
    const cv::Point2d tip = cv::Point2d(gone[0]) - from;
    const cv::Point2d foot = along * (tip.dot(along) / along.dot(along));
    const cv::Point2d laid = from + 2.0 * foot - tip;
    const Triangle back{whole(laid.x, laid.y), gone[1], gone[2]};
    fill(sheet.shows, gone, 0.0);
    fill(sheet.type, gone, 0.0);
    fill(sheet.type, back, 0.0);
    fill(sheet.pixels, back, look.paper - 9.0);
    cv::polylines(sheet.pixels, std::vector<Triangle>{{back[1], back[0], back[2]}}, false,
                  cv::Scalar::all(look.paper - 55.0), 1, cv::LINE_AA);
}

FlatSheet flat_sheet(const DrawnScan& look, cv::RNG& random)
{
    const double mm = look.dpi / mm_per_inch;
    const cv::Size size(static_cast<int>(look.sheet.width * mm), static_cast<int>(look.sheet.height * mm));
    FlatSheet sheet{cv::Mat(size, CV_8U, cv::Scalar(look.paper)), cv::Mat(size, CV_8U, cv::Scalar(255)),
                    cv::Mat::zeros(size, CV_8U)};
    type_lines(sheet, look, random);
    for (int corner = 0; corner < 4; ++corner) {
        const auto at = static_cast<std::size_t>(corner);
        if (look.torn.at(at) > 0.0) {
            tear_off(sheet, corner, look.torn.at(at) * mm);
        }
        if (look.dog_ears.at(at) > 0.0) {
            turn_down(sheet, look, corner, look.dog_ears.at(at) * mm);
        }
    }
    return sheet;
}

cv::Size scan_size(const DrawnScan& look)
{
    const double mm = look.dpi / mm_per_inch;
    const double edge = look.left_edge.black_bar + look.left_edge.stripe;
    const auto& [left, top, right, bottom] = look.margins;
    return {static_cast<int>((look.sheet.width + left + right + edge) * mm),
            static_cast<int>((look.sheet.height + top + bottom) * mm)};
}

std::array<cv::Point2d, 4> corners_on_scan(const DrawnScan& look)
{
    const double mm = look.dpi / mm_per_inch;
    const double edge = look.left_edge.black_bar + look.left_edge.stripe;
    const cv::Point2d origin((look.margins[0] + edge) * mm, look.margins[1] * mm);
    const cv::Point2d size(look.sheet.width * mm, look.sheet.height * mm);
    const cv::Point2d centre = origin + 0.5 * size;
    const double angle = look.lean_degrees * CV_PI / 180.0;
    std::array<cv::Point2d, 4> corners{cv::Point2d{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const cv::Point2d flat(corners.at(i).x * size.x + look.off.at(i).x * size.x,
                               corners.at(i).y * size.y + look.off.at(i).y * size.x);
        corners.at(i) = centre + cv::Point2d(flat.x * std::cos(angle) - flat.y * std::sin(angle),
                                             flat.x * std::sin(angle) + flat.y * std::cos(angle));
    }
    return corners;
}

cv::Mat laid(const cv::Mat& flat, const std::array<cv::Point2d, 4>& corners, cv::Size size, int beyond)
{
    const auto width = static_cast<float>(flat.cols);
    const auto height = static_cast<float>(flat.rows);
    const std::array<cv::Point2f, 4> from{
        cv::Point2f{-0.5F, -0.5F}, {width - 0.5F, -0.5F}, {width - 0.5F, height - 0.5F}, {-0.5F, height - 0.5F}};
    std::array<cv::Point2f, 4> to;
    std::transform(corners.begin(), corners.end(), to.begin(), [](const cv::Point2d& corner) {
        return cv::Point2f(static_cast<float>(corner.x) - 0.5F, static_cast<float>(corner.y) - 0.5F);
    });
    cv::Mat placed;
    cv::warpPerspective(flat, placed, cv::getPerspectiveTransform(from.data(), to.data()), size, cv::INTER_LINEAR,
                        beyond);
    return placed;
}

/// Shadows of half a millimetre beside the sheet, on top of the bed.
void cast_shadows(cv::Mat& bed, const cv::Mat& shows, const DrawnScan& look)
{
    const double reach = 0.5 * look.dpi / mm_per_inch;
    const std::array<cv::Point2d, 4> outwards{cv::Point2d{-reach, 0.0}, {0.0, -reach}, {reach, 0.0}, {0.0, reach}};
    for (std::size_t side = 0; side < outwards.size(); ++side) {
        cv::Mat moved;
        const cv::Matx23d shift(1.0, 0.0, outwards.at(side).x, 0.0, 1.0, outwards.at(side).y);
        cv::warpAffine(shows, moved, shift, shows.size());
        cv::GaussianBlur(moved, moved, {}, 0.4 * reach);
        moved.convertTo(moved, CV_32F, look.shadows.at(side) / 255.0);
        bed -= moved;
    }
}

void draw_film_edge(cv::Mat& pixels, const DrawnScan& look)
{
    const DrawnFilmEdge& edge = look.left_edge;
    const double mm = look.dpi / mm_per_inch;
    const int stripe = static_cast<int>(edge.stripe * mm);
    const int bar = static_cast<int>((edge.stripe + edge.black_bar) * mm);
    pixels.colRange(0, bar) = 6.0;
    pixels.colRange(0, stripe) = edge.stripe_grey;
    const int hole = static_cast<int>(edge.hole * mm);
    if (hole == 0) {
        return;
    }
    for (int y = hole / 2; y < pixels.rows; y += 2 * hole) {
        cv::rectangle(pixels, cv::Rect(stripe / 4, y, stripe / 2, hole), cv::Scalar(edge.hole_grey), cv::FILLED);
    }
}

/// A lens and a sensor.
cv::Mat exposed(const cv::Mat& scene, const DrawnScan& look, cv::RNG& random)
{
    cv::Mat seen;
    cv::GaussianBlur(scene, seen, {}, 0.6);
    for (int x = 0; x < seen.cols; ++x) {
        seen.col(x) *= 1.0 - look.dimming * x / seen.cols;
    }
    cv::Mat grain(seen.size(), CV_32F);
    random.fill(grain, cv::RNG::NORMAL, 0.0, look.grain);
    seen += grain;
    cv::Mat pixels;
    seen.convertTo(pixels, CV_8U);
    return pixels;
}

}  // namespace

ScanOfSheet draw_scan(const DrawnScan& look)
{
    cv::RNG random(look.seed);
    const FlatSheet flat = flat_sheet(look, random);
    const cv::Size size = scan_size(look);
    ScanOfSheet scan;
    scan.corners = corners_on_scan(look);
    const cv::Mat shows = laid(flat.shows, scan.corners, size, cv::BORDER_CONSTANT);
    cv::Mat scene(size, CV_32F, cv::Scalar(look.bed));
    cast_shadows(scene, shows, look);
    cv::Mat share;
    shows.convertTo(share, CV_32F, 1.0 / 255.0);
    cv::Mat sheet;
    laid(flat.pixels, scan.corners, size, cv::BORDER_REPLICATE).convertTo(sheet, CV_32F);
    scene = scene.mul(1.0 - share) + sheet.mul(share);
    draw_film_edge(scene, look);
    scan.pixels = exposed(scene, look, random);
    scan.sheet = shows > 127;
    const double film = (look.left_edge.stripe + look.left_edge.black_bar) * look.dpi / mm_per_inch;
    scan.sheet.colRange(0, static_cast<int>(film)) = 0;
    scan.type = (laid(flat.type, scan.corners, size, cv::BORDER_CONSTANT) > 127) & scan.sheet;
    return scan;
}

}  // namespace depesha
