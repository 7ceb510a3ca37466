// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_sheet_edges.h"

#include "page/components.h"
#include "page/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace depesha {
namespace {

constexpr std::size_t side_count = 4;

/// Rows of the image in one row of steps.
constexpr int band_height = 4;

/// An edge on the left of the image: x = at + slope * (y - rows / 2), in pixels.
struct Edge {
    double at = 0.0;
    double slope = 0.0;

    /// Grey levels by which the outside is brighter.
    double step = 0.0;
    double confidence = 0.0;

    [[nodiscard]] double x(double y, int rows) const { return at + slope * (y - 0.5 * rows); }
};

/// The lines with the greatest sum of steps to the brighter and to the darker.
struct Strongest {
    Edge bright;
    Edge dark;
};

/// A side of the image turned to the left.
struct Side {
    cv::Mat even;

    /// For each band of rows and each column how much brighter it is beyond it than before it: over 3 mm, over 1 mm.
    cv::Mat steps;
    cv::Mat sharp_steps;
    Strongest strongest;
};

cv::Mat turned(const cv::Mat& image, std::size_t quarters)
{
    if (quarters == 0) {
        return image;
    }
    cv::Mat result;
    cv::rotate(image, result, static_cast<int>(quarters) - 1);
    return result;
}

/// The image without type and without the thin shadow beside a sheet.
cv::Mat without_strokes(const Reduced& gray)
{
    const int stroke = odd_pixels(gray, 4.0);
    cv::Mat even;
    cv::medianBlur(gray.pixels, even, 3);
    cv::morphologyEx(even, even, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {stroke, stroke}));
    return even;
}

/// Mean of what lies left of each pixel, as far as `reach` and not nearer than `gap`, minus that of what lies right.
cv::Mat steps_of(const cv::Mat& even, int gap, int reach, double most)
{
    cv::Mat kernel = cv::Mat::zeros(1, 2 * reach + 1, CV_32F);
    kernel.colRange(0, reach - gap + 1) = 1.0 / (reach - gap + 1);
    kernel.colRange(reach + gap, 2 * reach + 1) = -1.0 / (reach - gap + 1);
    cv::Mat steps;
    cv::filter2D(even, steps, CV_32F, kernel, {-1, -1}, 0.0, cv::BORDER_REPLICATE);
    steps = cv::min(cv::max(steps, -most), most);
    cv::Mat bands;
    cv::resize(steps, bands, {steps.cols, std::max(1, steps.rows / band_height)}, 0.0, 0.0, cv::INTER_AREA);
    return bands;
}

Side side_of(const cv::Mat& even, std::size_t quarters, const Reduced& scale)
{
    Side side;
    side.even = turned(even, quarters);
    const int reach = std::max(3, static_cast<int>(std::lround(3.0 * scale.pixels_per_mm)));
    // One blot must not outweigh a faint edge.
    constexpr double most = 25.0;
    side.steps = steps_of(side.even, 1, reach, most);
    side.sharp_steps = steps_of(side.even, 1, std::max(2, reach / 3), 255.0);
    return side;
}

double value_at(const cv::Mat& steps, const Edge& edge, int band, int rows)
{
    const double x = edge.x((band + 0.5) * band_height, rows);
    const int column = static_cast<int>(std::lround(x - 0.5));
    return column >= 0 && column < steps.cols ? steps.at<float>(band, column) : 0.0;
}

double mean_along(const cv::Mat& steps, const Edge& edge, int rows)
{
    double sum = 0.0;
    for (int band = 0; band < steps.rows; ++band) {
        sum += value_at(steps, edge, band, rows);
    }
    return sum / std::max(1, steps.rows);
}

/// Means of the steps of all bands along lines of one slope, for each place at half the height.
std::vector<float> means_along(const cv::Mat& steps, double slope)
{
    std::vector<float> means(static_cast<std::size_t>(steps.cols), 0.0F);
    for (int band = 0; band < steps.rows; ++band) {
        const auto* row = steps.ptr<float>(band);
        const int shift = static_cast<int>(std::lround(slope * band_height * (band + 0.5 - 0.5 * steps.rows)));
        const int first = std::max(0, -shift);
        const int last = steps.cols - std::max(0, shift);
        for (int x = first; x < last; ++x) {
            means[static_cast<std::size_t>(x)] += row[x + shift] / static_cast<float>(steps.rows);
        }
    }
    return means;
}

/// A Hough transform over the place and the slope of a line.
Strongest strongest_edges(const Side& side, const Reduced& scale)
{
    constexpr double steepest = 0.09;
    Strongest best;
    const int nearest = std::max(2, static_cast<int>(std::lround(scale.pixels_per_mm)));
    for (double slope = -steepest; slope <= steepest; slope += 1.0 / std::max(1, side.even.rows)) {
        const std::vector<float> means = means_along(side.steps, slope);
        for (int x = nearest; x < side.even.cols / 3; ++x) {
            const Edge edge{x + 0.5, slope, means[static_cast<std::size_t>(x)], 1.0};
            if (edge.step > best.bright.step) {
                best.bright = edge;
            } else if (edge.step < best.dark.step) {
                best.dark = edge;
            }
        }
    }
    return best;
}

/// The line within 2 mm of an edge at which the brightness steps most sharply.
Edge sharpened(const Edge& edge, const Side& side, double sign, const Reduced& scale)
{
    const int reach = static_cast<int>(std::lround(2.0 * scale.pixels_per_mm));
    const int rows = side.even.rows;
    Edge best = edge;
    double most = 0.0;
    for (int turn = -2 * reach; turn <= 2 * reach; ++turn) {
        for (int shift = -2 * reach; shift <= 2 * reach; ++shift) {
            const Edge moved{edge.at + 0.5 * shift, edge.slope + 0.5 * turn / rows, edge.step, edge.confidence};
            const double step = sign * mean_along(side.sharp_steps, moved, rows);
            if (step > most) {
                most = step;
                best = moved;
            }
        }
    }
    return best;
}

/// The rows between which the edge of one side meets the edges beside it.
struct Extent {
    int first = 0;
    int last = 0;
};

/// Looks again at an edge between the two edges beside it: how great its step is there, how much of it shows, how
/// sharp it is.
void judge(Edge& edge, const Side& side, Extent extent, double sign)
{
    std::vector<double> steps;
    std::vector<double> sharp;
    for (int band = extent.first / band_height; band < std::min(side.steps.rows, extent.last / band_height); ++band) {
        steps.push_back(sign * value_at(side.steps, edge, band, side.even.rows));
        sharp.push_back(sign * value_at(side.sharp_steps, edge, band, side.even.rows));
    }
    if (steps.size() < 10) {
        edge.confidence = 0.0;
        return;
    }
    edge.step = median_of(steps);
    const auto shown =
        std::count_if(steps.begin(), steps.end(), [&](double step) { return step > std::max(1.0, 0.5 * edge.step); });
    const double share = static_cast<double>(shown) / static_cast<double>(steps.size());
    const double sharpness = median_of(sharp) / std::max(1.0, edge.step);
    // A torn corner takes a quarter of a side; a shadow of light steps half as much over a third of the way.
    edge.confidence = std::clamp((share - 0.6) / 0.2, 0.0, 1.0) * std::clamp((sharpness - 0.5) / 0.2, 0.0, 1.0) *
                      std::clamp(0.5 * (edge.step - 2.0), 0.0, 1.0);
}

struct Outline {
    std::array<Edge, side_count> edges;
    double sign = 1.0;

    [[nodiscard]] double evidence() const
    {
        return std::accumulate(edges.begin(), edges.end(), 0.0,
                               [](double sum, const Edge& edge) { return sum + edge.confidence; });
    }
};

/// Of the least sure edge; 0 if they are too few for how faint they are.
double confidence_of(const Outline& outline)
{
    double least = 1.0;
    double faintest = 255.0;
    std::size_t count = 0;
    for (const Edge& edge : outline.edges) {
        if (edge.confidence > 0.0) {
            least = std::min(least, edge.confidence);
            faintest = std::min(faintest, edge.step);
            ++count;
        }
    }
    // Margins and dense rows of type step by up to 8 levels on one side of a page, hardly ever on two.
    constexpr std::array<double, side_count + 1> faintest_of_so_many{255.0, 15.0, 8.0, 2.0, 2.0};
    return faintest < faintest_of_so_many.at(count) ? 0.0 : count == 0 ? 0.0 : least;
}

/// How far in from their borders the edges of the next and the last side lie.
Extent between_neighbours(const Outline& outline, std::size_t index, int rows)
{
    const auto depth = [&](std::size_t side) {
        const Edge& edge = outline.edges.at(side % side_count);
        return edge.confidence > 0.0 ? static_cast<int>(std::lround(edge.at)) : 0;
    };
    // Turned clockwise, the image shows on top what was on its left.
    return {depth(index + side_count - 1), rows - depth(index + 1)};
}

Outline outline_of(const std::array<Side, side_count>& sides, double sign, const Reduced& scale)
{
    Outline outline;
    outline.sign = sign;
    for (std::size_t i = 0; i < side_count; ++i) {
        const Edge& rough = sign > 0.0 ? sides.at(i).strongest.bright : sides.at(i).strongest.dark;
        outline.edges.at(i) = sharpened(rough, sides.at(i), sign, scale);
        outline.edges.at(i).confidence = sign * rough.step > 1.0 ? 1.0 : 0.0;
    }
    // Which edges are real decides how far the others reach.
    for (int round = 0; round < 2; ++round) {
        const Outline before = outline;
        for (std::size_t i = 0; i < side_count; ++i) {
            judge(outline.edges.at(i), sides.at(i), between_neighbours(before, i, sides.at(i).even.rows), sign);
            if (outline.edges.at(i).confidence < 0.5) {
                outline.edges.at(i).confidence = 0.0;
            }
        }
    }
    return outline;
}

cv::Mat beyond(const Edge& edge, cv::Size size)
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8U);
    for (int y = 0; y < size.height; ++y) {
        const int end = static_cast<int>(std::lround(edge.x(y + 0.5, size.height)));
        mask.row(y).colRange(0, std::clamp(end, 0, size.width)) = 255;
    }
    return mask;
}

cv::Mat beyond(const Outline& outline, const std::array<Side, side_count>& sides, cv::Size size)
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8U);
    for (std::size_t i = 0; i < side_count; ++i) {
        if (outline.edges.at(i).confidence > 0.0) {
            mask |= turned(beyond(outline.edges.at(i), sides.at(i).even.size()), (side_count - i) % side_count);
        }
    }
    return mask;
}

/// Whether marks like letters lie beyond the edges, across them or so near that they may have made the step. The
/// shadow beside a sheet is none: it is thin.
bool holds_ink(const cv::Mat& mask, const cv::Mat& even, const Reduced& gray)
{
    const int near = odd_pixels(gray, 4.0);
    cv::Mat around;
    cv::dilate(mask, around, cv::getStructuringElement(cv::MORPH_RECT, {near, near}));
    cv::Mat limit;
    even.convertTo(limit, CV_8U, 0.88);
    const auto marks = find_components((gray.pixels < limit) & around);
    const double least = 1.2 * gray.pixels_per_mm;
    const auto letters = std::count_if(marks.begin(), marks.end(), [&](const Component& mark) {
        return std::min(mark.box.width(), mark.box.height()) >= least;
    });
    constexpr std::ptrdiff_t dust = 2;
    return letters > dust;
}

}  // namespace

SheetEdges find_sheet_edges(const Reduced& gray)
{
    constexpr double smallest_page_mm = 70.0;
    if (std::min(gray.pixels.cols, gray.pixels.rows) < smallest_page_mm * gray.pixels_per_mm) {
        return {};
    }
    const cv::Mat even = without_strokes(gray);
    std::array<Side, side_count> sides;
    for (std::size_t i = 0; i < side_count; ++i) {
        sides.at(i) = side_of(even, i, gray);
        sides.at(i).strongest = strongest_edges(sides.at(i), gray);
    }
    const Outline bright = outline_of(sides, 1.0, gray);
    const Outline dark = outline_of(sides, -1.0, gray);
    const Outline& outline = bright.evidence() >= dark.evidence() ? bright : dark;
    const double confidence = confidence_of(outline);
    if (confidence == 0.0) {
        return {};
    }
    const cv::Mat mask = beyond(outline, sides, gray.pixels.size());
    if (holds_ink(mask, even, gray)) {
        return {cv::Mat(), 0.4 * confidence, outline.sign > 0.0};
    }
    return {mask, confidence, outline.sign > 0.0};
}

}  // namespace depesha
