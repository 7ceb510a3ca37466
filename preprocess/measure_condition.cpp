// SPDX-License-Identifier: Apache-2.0
#include "preprocess/measure_condition.h"

#include "page/components.h"
#include "page/gray_histogram.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>
#include <vector>

namespace depesha {
namespace {

/// How often each whole value from 0 to 255 was met; larger ones count as 255.
class Tally {
public:
    Tally() = default;
    explicit Tally(const std::array<int, 256>& counts) : counts_(counts) {}

    void add(int value) { ++counts_[static_cast<std::size_t>(std::clamp(value, 0, 255))]; }

    [[nodiscard]] bool empty() const { return std::accumulate(counts_.begin(), counts_.end(), 0) == 0; }

    /// Value below which `share` of all lie, each whole value reaching half a step to both sides; 0 if empty.
    [[nodiscard]] double quantile(double share) const
    {
        const double wanted = share * std::accumulate(counts_.begin(), counts_.end(), 0);
        double seen = 0.0;
        for (std::size_t value = 0; value < counts_.size(); ++value) {
            if (counts_[value] > 0 && seen + counts_[value] >= wanted) {
                return std::max(0.0, static_cast<double>(value) - 0.5 + (wanted - seen) / counts_[value]);
            }
            seen += counts_[value];
        }
        return 0.0;
    }

private:
    std::array<int, 256> counts_{};
};

/// Standard deviation of the grain of one tile.
double grain_of_tile(const cv::Mat& tile, int lag, cv::Mat& differences)
{
    cv::absdiff(tile.colRange(0, tile.cols - lag), tile.colRange(lag, tile.cols), differences);
    const Tally steps(GrayHistogram(differences).counts());
    // Half of the differences of two normal values are smaller than this many of their standard deviations.
    const double median_difference = 0.6745 * std::numbers::sqrt2;
    return steps.quantile(0.5) / median_difference;
}

bool is_bare(const cv::Rect& tile, cv::Size scan, const cv::Mat& not_paper)
{
    if (not_paper.empty()) {
        return true;
    }
    const double x = static_cast<double>(not_paper.cols) / scan.width;
    const double y = static_cast<double>(not_paper.rows) / scan.height;
    const cv::Point first(static_cast<int>(tile.x * x), static_cast<int>(tile.y * y));
    const cv::Point last(static_cast<int>(tile.br().x * x), static_cast<int>(tile.br().y * y));
    const cv::Rect place = cv::Rect(first, last + cv::Point(1, 1)) & cv::Rect({0, 0}, not_paper.size());
    return cv::countNonZero(not_paper(place)) == 0;
}

/// Adds the runs of ink (above 0) along its rows.
void add_runs(const cv::Mat& ink, Tally& runs)
{
    for (int y = 0; y < ink.rows; ++y) {
        const auto* row = ink.ptr<unsigned char>(y);
        int length = 0;
        for (int x = 0; x <= ink.cols; ++x) {
            if (x < ink.cols && row[x] > 0) {
                ++length;
            } else if (length > 0) {
                runs.add(length);
                length = 0;
            }
        }
    }
}

/// Adds the heights of what is as large as a letter of a line of this height.
void add_heights(const cv::Mat& ink, Tally& heights)
{
    for (const Component& component : find_components(ink)) {
        // Broken bits, commas and dashes are lower than small letters, which take half of their line or more.
        if (component.box.height() > 0.3 * ink.rows) {
            heights.add(component.box.height());
        }
    }
}

void add_shades(const cv::Mat& gray, const cv::Mat& binary, Tally& ink, Tally& paper)
{
    for (int y = 0; y < gray.rows; ++y) {
        const auto* shade = gray.ptr<unsigned char>(y);
        const auto* mark = binary.ptr<unsigned char>(y);
        for (int x = 0; x < gray.cols; ++x) {
            (mark[x] == 0 ? ink : paper).add(shade[x]);
        }
    }
}

std::vector<cv::Rect> segments_of(const CleanPage& page)
{
    std::vector<cv::Rect> places;
    for (const TextLine& line : page.lines) {
        for (const Box& segment : line.segments) {
            places.emplace_back(segment.left, segment.top, segment.width(), segment.height());
        }
    }
    return places;
}

double chroma_of(const cv::Scalar& colour)
{
    const auto [least, most] = std::minmax({colour[0], colour[1], colour[2]});
    return most > 0.0 ? 1.0 - least / most : 0.0;
}

}  // namespace

double grain_of(const cv::Mat& pixels, double pixels_per_mm, const cv::Mat& not_paper)
{
    // Between lines of type and in margins lie tiles of 3 mm without a letter.
    const int side = std::max(8, static_cast<int>(std::lround(3.0 * pixels_per_mm)));
    const int lag = std::max(2, static_cast<int>(std::lround(0.5 * pixels_per_mm)));
    std::vector<double> grains;
    cv::Mat differences;
    for (int y = 0; y + side <= pixels.rows; y += 2 * side) {
        const cv::Mat band = gray_of({pixels.rowRange(y, y + side), 1, 1.0}).pixels;
        for (int x = 0; x + side <= pixels.cols; x += 2 * side) {
            if (is_bare({x, y, side, side}, pixels.size(), not_paper)) {
                grains.push_back(grain_of_tile(band.colRange(x, x + side), lag, differences));
            }
        }
    }
    if (grains.empty()) {
        return 0.0;
    }
    const auto quarter = grains.begin() + static_cast<std::ptrdiff_t>(grains.size() / 4);
    std::nth_element(grains.begin(), quarter, grains.end());
    return *quarter;
}

TypeFeatures look_of_type(const CleanPage& page)
{
    const std::vector<cv::Rect> places = segments_of(page);
    Tally inked;
    Tally bare;
    for (const cv::Rect& place : places) {
        add_shades(page.gray(place), page.binary(place), inked, bare);
    }
    if (inked.empty() || bare.empty()) {
        return {};
    }
    // Around the core of a stroke lies its soft rim, about half of what counts as ink in the binary image.
    const double shade = inked.quantile(0.25);
    const double paper = std::max(1.0, bare.quantile(0.5));
    Tally runs;
    Tally heights;
    for (const cv::Rect& place : places) {
        // Where a soft edge is half as dark as the stroke, there it ends.
        const cv::Mat ink = (page.binary(place) == 0) & (page.gray(place) < 0.5 * (shade + paper));
        add_runs(ink, runs);
        add_heights(ink, heights);
    }
    return {std::clamp(1.0 - shade / paper, 0.0, 1.0), runs.quantile(0.5), heights.quantile(0.5)};
}

ScanCondition condition_of(const PageCondition& found, double grain, const CleanPage& page)
{
    ScanCondition condition;
    const TypeFeatures type = look_of_type(page);
    const double scan_pixels =
        std::sqrt(std::abs(page.to_scan.xx * page.to_scan.yy - page.to_scan.xy * page.to_scan.yx));
    condition.background_spread = found.paper.spread;
    condition.ink_contrast = type.contrast;
    condition.stroke_width = type.stroke_width * scan_pixels;
    condition.x_height = type.x_height * scan_pixels;
    condition.paper_chroma = found.paper_colour.empty() ? 0.0 : chroma_of(cv::mean(found.paper_colour));
    condition.coloured_ink = found.ink.share;
    condition.noise = grain / std::max(1.0, cv::mean(found.paper.level)[0]);
    condition.bed = 1.0 - found.sheet.share;
    return condition;
}

}  // namespace depesha
