// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_gutter.h"

#include "page/components.h"
#include "page/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace depesha {
namespace {

constexpr int band_count = 16;

/// Where the shadow of a gutter on the left side is deepest in one band of rows.
struct Valley {
    double x = 0.0;
    double y = 0.0;

    /// Share of the paper's brightness that the shadow takes away.
    double depth = 0.0;
};

/// The shadow as a straight line: x = start + slope * y.
struct Shadow {
    double start = 0.0;
    double slope = 0.0;
    double depth = 0.0;

    [[nodiscard]] int at(int y) const { return static_cast<int>(std::lround(start + slope * y)); }
};

int pixels(const Reduced& scale, double millimetres)
{
    return static_cast<int>(std::lround(millimetres * scale.pixels_per_mm));
}

/// Brightness of the paper by column within a band of rows; the bed counts as black.
std::vector<double> profile_of(const cv::Mat& paper, const Reduced& scale)
{
    cv::Mat columns;
    cv::reduce(paper, columns, 0, cv::REDUCE_AVG, CV_64F);
    cv::blur(columns, columns, {odd_pixels(scale, 1.5), 1}, {-1, -1}, cv::BORDER_REPLICATE);
    return {columns.begin<double>(), columns.end<double>()};
}

double brightest(const std::vector<double>& profile, int first, int last)
{
    const int end = std::min(last, static_cast<int>(profile.size()));
    double most = 0.0;
    for (int x = std::max(0, first); x < end; ++x) {
        most = std::max(most, profile[static_cast<std::size_t>(x)]);
    }
    return most;
}

/// The deepest valley within the left quarter that has paper on both sides.
std::optional<Valley> valley_of(const std::vector<double>& profile, const Reduced& scale)
{
    Valley best;
    const int near = pixels(scale, 2.0);
    const int far = pixels(scale, 30.0);
    for (int x = near; x < static_cast<int>(profile.size()) / 4; ++x) {
        const double outer = brightest(profile, 0, x - near + 1);
        const double inner = brightest(profile, x + near, x + far);
        // A facing page is paper as the page is; a bed, a cover, a table are not.
        if (outer < 0.6 * inner || inner < 0.6 * outer || std::min(inner, outer) <= 0.0) {
            continue;
        }
        const double depth = 1.0 - profile[static_cast<std::size_t>(x)] / std::min(inner, outer);
        if (depth > best.depth) {
            best = {static_cast<double>(x), 0.0, depth};
        }
    }
    // Uneven light and stains take away up to a tenth within a few millimetres.
    constexpr double least = 0.12;
    return best.depth >= least ? std::optional(best) : std::nullopt;
}

std::vector<Valley> valleys_of(const cv::Mat& paper, const Reduced& scale)
{
    std::vector<Valley> valleys;
    for (int band = 0; band < band_count; ++band) {
        const int top = paper.rows * band / band_count;
        const int bottom = paper.rows * (band + 1) / band_count;
        if (auto valley = valley_of(profile_of(paper.rowRange(top, bottom), scale), scale)) {
            valley->y = 0.5 * (top + bottom);
            valleys.push_back(*valley);
        }
    }
    return valleys;
}

/// The straight line through the valleys: median of the slopes of all pairs (P. K. Sen 1968), if nearly all lie on it.
std::optional<Shadow> shadow_through(const std::vector<Valley>& valleys, const Reduced& scale)
{
    // The first and last band may lie beyond the sheet.
    constexpr std::size_t fewest = band_count - 2;
    if (valleys.size() < fewest) {
        return std::nullopt;
    }
    std::vector<double> slopes;
    std::vector<double> starts;
    std::vector<double> depths;
    for (std::size_t i = 0; i < valleys.size(); ++i) {
        for (std::size_t k = i + 1; k < valleys.size(); ++k) {
            slopes.push_back((valleys[k].x - valleys[i].x) / (valleys[k].y - valleys[i].y));
        }
    }
    Shadow shadow;
    shadow.slope = median_of(slopes);
    for (const Valley& valley : valleys) {
        starts.push_back(valley.x - shadow.slope * valley.y);
        depths.push_back(valley.depth);
    }
    shadow.start = median_of(starts);
    shadow.depth = median_of(depths);
    const auto on_line = std::count_if(starts.begin(), starts.end(), [&](double start) {
        return std::abs(start - shadow.start) <= 2.0 * scale.pixels_per_mm;
    });
    constexpr double steepest = 0.052;  // 3 degrees
    const bool straight = std::abs(shadow.slope) <= steepest && static_cast<std::size_t>(on_line) >= fewest;
    return straight ? std::optional(shadow) : std::nullopt;
}

/// Ink on a page whose shadows are taken out: 255 where it is a third darker than the paper there.
cv::Mat ink_on(const cv::Mat& gray, const cv::Mat& paper)
{
    cv::Mat limit;
    paper.convertTo(limit, CV_8U, 0.7);
    return gray < limit;
}

/// Whether ink crosses the shadow in more than a few rows: then lines of the page run over it.
bool is_crossed(const Shadow& shadow, const cv::Mat& ink, const Reduced& scale)
{
    const int reach = std::max(1, pixels(scale, 1.5));
    int crossed = 0;
    for (int y = 0; y < ink.rows; ++y) {
        const int x = std::clamp(shadow.at(y), 0, ink.cols - 1);
        const cv::Rect place = cv::Rect(x - reach, y, 2 * reach + 1, 1) & cv::Rect({0, 0}, ink.size());
        crossed += cv::countNonZero(ink(place)) > 0 ? 1 : 0;
    }
    return crossed * 30 > ink.rows;
}

cv::Mat beyond(const Shadow& shadow, cv::Size size)
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8U);
    for (int y = 0; y < size.height; ++y) {
        const int end = std::clamp(shadow.at(y), 0, size.width);
        mask.row(y).colRange(0, end) = 255;
    }
    return mask;
}

/// Whether the lines in a strip begin at its outer edge, as those of a facing page do that the edge cuts.
bool holds_cut_lines(const cv::Mat& ink, const cv::Mat& strip, const cv::Mat& bed, const Reduced& scale)
{
    cv::Mat edge = bed.empty() ? cv::Mat::zeros(ink.size(), CV_8U) : bed.clone();
    edge.col(0) = 255;
    // A typewriter leaves 0.8 mm between letters: the edge may cut a line there.
    const int gap = odd_pixels(scale, 2.4);
    cv::dilate(edge, edge, cv::getStructuringElement(cv::MORPH_RECT, {gap, 1}));
    cv::Mat inside = ink & strip;
    if (!bed.empty()) {
        inside.setTo(0, bed);
    }
    const double least = 0.8 * scale.pixels_per_mm;
    int cut = 0;
    int all = 0;
    for (const Component& part : find_components(inside)) {
        const cv::Rect box(part.box.left, part.box.top, part.box.width(), part.box.height());
        const bool letter = box.height >= least && box.height <= 6.0 * scale.pixels_per_mm;
        all += letter ? 1 : 0;
        cut += letter && cv::countNonZero(edge(box)) > 0 ? 1 : 0;
    }
    // A stray letter proves nothing; a quarter of a page's width holds twenty letters in a line.
    return cut >= 3 && cut * 20 >= all;
}

/// A gutter on the left side.
struct LeftGutter {
    cv::Mat facing;
    double confidence = 0.0;
    const char* finding = "no gutter";
};

LeftGutter left_gutter(const cv::Mat& gray, const cv::Mat& bed, const Reduced& scale)
{
    cv::Mat paper;  // letters and folds are narrower than 4 mm
    const int stroke = odd_pixels(scale, 4.0);
    cv::morphologyEx(gray, paper, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {stroke, stroke}));
    cv::Mat seen = paper.clone();
    if (!bed.empty()) {
        seen.setTo(0, bed);
    }
    const std::optional<Shadow> shadow = shadow_through(valleys_of(seen, scale), scale);
    if (!shadow) {
        return {};
    }
    const double confidence = std::min(1.0, shadow->depth / 0.3);
    const cv::Mat ink = ink_on(gray, paper);
    if (is_crossed(*shadow, ink, scale)) {
        return {{}, 0.3 * confidence, "a shadow that lines run across, no gutter"};
    }
    cv::Mat facing = beyond(*shadow, gray.size());
    if (!holds_cut_lines(ink, facing, bed, scale)) {
        return {{}, 0.4 * confidence, "a shadow, but nothing that is cut off beyond it"};
    }
    return {facing, confidence, "gutter with a strip of the facing page"};
}

cv::Mat mirrored(const cv::Mat& image)
{
    cv::Mat mirror;
    if (!image.empty()) {
        cv::flip(image, mirror, 1);
    }
    return mirror;
}

}  // namespace

Gutter find_gutter(const Reduced& gray, const cv::Mat& bed)
{
    Gutter gutter;
    gutter.finding = "no gutter";
    constexpr double smallest_page_mm = 70.0;
    if (std::min(gray.pixels.cols, gray.pixels.rows) < smallest_page_mm * gray.pixels_per_mm) {
        return gutter;
    }
    for (const bool right : {false, true}) {
        LeftGutter side =
            right ? left_gutter(mirrored(gray.pixels), mirrored(bed), gray) : left_gutter(gray.pixels, bed, gray);
        if (side.confidence > gutter.confidence) {
            gutter.confidence = side.confidence;
            gutter.finding = side.finding;
        }
        if (!side.facing.empty()) {
            const cv::Mat facing = right ? mirrored(side.facing) : side.facing;
            gutter.strips.push_back(cv::boundingRect(facing));
            gutter.facing = gutter.facing.empty() ? facing : cv::Mat(gutter.facing | facing);
        }
    }
    return gutter;
}

}  // namespace depesha
