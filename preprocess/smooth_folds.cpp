// SPDX-License-Identifier: Apache-2.0
#include "preprocess/smooth_folds.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace depesha {
namespace {

cv::Mat stretched(const cv::Mat& image, cv::Size size)
{
    cv::Mat large;
    cv::resize(image, large, size, 0.0, 0.0, cv::INTER_LINEAR);
    return large;
}

/// Darkness against the paper, 0 to 255 for nothing to half; folds take 0.06 to 0.4 of the light away.
cv::Mat darkness_of(const Reduced& gray, const cv::Mat& level, const cv::Mat& not_paper)
{
    cv::Mat bare;
    cv::divide(gray.pixels, stretched(level, gray.pixels.size()), bare, 255.0);
    cv::Mat darkness;
    bare.convertTo(darkness, CV_8U, -2.0, 2.0 * 255.0);
    if (!not_paper.empty()) {
        darkness.setTo(0, stretched(not_paper, darkness.size()) > 0);
    }
    return darkness;
}

/// Pixels of unbroken lines that run down the image for 20 mm or more, as dark all along as on the mean: rows of
/// letters are not.
std::vector<cv::Point> standing_lines(const cv::Mat& darkness, const Reduced& scale)
{
    cv::Mat thick;
    cv::dilate(darkness, thick, cv::getStructuringElement(cv::MORPH_RECT, {3, 1}));
    const int length = odd_pixels(scale, 20.0);
    cv::Mat unbroken;
    cv::morphologyEx(thick, unbroken, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {1, length}));
    cv::Mat mean;
    cv::blur(thick, mean, {1, length});
    // What is broad is a shadow, no fold.
    cv::Mat broad;
    const int side = odd_pixels(scale, 4.0);
    cv::morphologyEx(unbroken, broad, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {side, 1}));
    std::vector<cv::Point> points;
    cv::findNonZero(((unbroken - broad) > 24) & (unbroken > 0.42 * mean), points);
    return points;
}

struct Line {
    double start = 0.0;
    double slope = 0.0;

    [[nodiscard]] double at(double y) const { return start + slope * y; }
};

/// The line that most rows have a point near of, if more than `least` do.
std::optional<Line> strongest_line(const std::vector<cv::Point>& points, cv::Size size, double least)
{
    constexpr int leans = 16;
    constexpr double lean_step = 0.07 / leans;
    std::optional<Line> strongest;
    for (int lean = -leans; lean <= leans; ++lean) {
        const double slope = lean * lean_step;
        const int margin = static_cast<int>(std::abs(slope) * size.height) + 2;
        const int places = size.width + 2 * margin;
        std::vector<int> votes(static_cast<std::size_t>(places));
        for (const cv::Point& point : points) {
            const auto place = std::lround(point.x - slope * point.y) + margin;
            ++votes[static_cast<std::size_t>(place)];
        }
        const auto most = std::max_element(votes.begin(), votes.end());
        if (*most > least) {
            least = *most;
            strongest = Line{static_cast<double>(most - votes.begin() - margin), slope};
        }
    }
    return strongest;
}

/// The line once more, through the points near it.
Line refined(const Line& line, const std::vector<cv::Point>& points)
{
    std::vector<cv::Point2f> near;
    for (const cv::Point& point : points) {
        if (std::abs(point.x - line.at(point.y)) < 3.0) {
            near.emplace_back(static_cast<float>(point.y), static_cast<float>(point.x));
        }
    }
    cv::Vec4f fitted;
    cv::fitLine(near, fitted, cv::DIST_HUBER, 0.0, 0.01, 0.01);
    const double slope = static_cast<double>(fitted[1]) / static_cast<double>(fitted[0]);
    return {static_cast<double>(fitted[3]) - slope * static_cast<double>(fitted[2]), slope};
}

/// Darkness along a line, the most of five pixels across, from the first to the last row that has a point near it.
std::vector<unsigned char> samples_along(const cv::Mat& darkness, const Line& line,
                                         const std::vector<cv::Point>& points)
{
    int first = darkness.rows;
    int last = -1;
    for (const cv::Point& point : points) {
        if (std::abs(point.x - line.at(point.y)) < 3.0) {
            first = std::min(first, point.y);
            last = std::max(last, point.y);
        }
    }
    std::vector<unsigned char> samples;
    for (int row = first; row <= last; ++row) {
        const int middle = std::clamp(static_cast<int>(std::lround(line.at(row))), 0, darkness.cols - 1);
        const auto* pixel = darkness.ptr<unsigned char>(row);
        samples.push_back(
            *std::max_element(pixel + std::max(0, middle - 2), pixel + std::min(darkness.cols, middle + 3)));
    }
    return samples;
}

/// Whether hardly a place along the line is much lighter than most: a row of letters has gaps, a fold has none.
bool is_unbroken(std::vector<unsigned char> samples)
{
    if (samples.empty()) {
        return false;
    }
    const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
    std::nth_element(samples.begin(), middle, samples.end());
    const double least = 0.4 * *middle;
    const auto gaps = std::count_if(samples.begin(), samples.end(), [&](unsigned char value) { return value < least; });
    // Folds were seen up to 0.09, drawn and real rows of letters from 0.14 on.
    return static_cast<double>(gaps) < 0.12 * static_cast<double>(samples.size());
}

/// A map of darkness at full measuring scale and at half of it.
struct Darkness {
    Reduced fine;
    Reduced half;
};

std::vector<Line> lines_down(const Darkness& darkness)
{
    std::vector<cv::Point> points = standing_lines(darkness.half.pixels, darkness.half);
    std::vector<Line> lines;
    constexpr int most_lines = 6;
    for (int i = 0; i < most_lines; ++i) {
        const cv::Mat& image = darkness.half.pixels;
        const std::optional<Line> rough = strongest_line(points, image.size(), 0.35 * image.rows);
        if (!rough) {
            break;
        }
        const Line line = refined(*rough, points);
        std::vector<cv::Point> fine_points(points.size());
        std::transform(points.begin(), points.end(), fine_points.begin(),
                       [](const cv::Point& point) { return point * 2; });
        if (is_unbroken(samples_along(darkness.fine.pixels, {2.0 * line.start + 0.5, line.slope}, fine_points))) {
            lines.push_back(line);
        }
        std::erase_if(points, [&](const cv::Point& point) {
            return std::abs(point.x - line.at(point.y)) < 4.0 || std::abs(point.x - rough->at(point.y)) < 4.0;
        });
    }
    return lines;
}

Reduced turned(const Reduced& image)
{
    return {image.pixels.t(), image.factor, image.pixels_per_mm};
}

/// How bright a fold leaves each place across it, for one piece along it: 1 beside the fold.
using Shade = std::vector<float>;

/// A view of the image in which the fold runs down: pixel `place` of the line at `row`.
struct Crease {
    cv::Mat gray;
    Line line;
    int half_width = 0;

    [[nodiscard]] int left_of(int row) const { return static_cast<int>(std::lround(line.at(row))) - half_width; }
    [[nodiscard]] bool holds(int row) const { return left_of(row) >= 0 && left_of(row) + 2 * half_width < gray.cols; }
};

/// The brightness that seven tenths of the rows stay below, for each place across: text covers less than half of them.
Shade bright_of(const Crease& crease, int first, int last)
{
    const int width = 2 * crease.half_width + 1;
    std::vector<std::vector<unsigned char>> columns(static_cast<std::size_t>(width));
    for (int row = first; row < last; ++row) {
        if (crease.holds(row)) {
            const auto* pixel = crease.gray.ptr<unsigned char>(row) + crease.left_of(row);
            for (int i = 0; i < width; ++i) {
                columns[static_cast<std::size_t>(i)].push_back(pixel[i]);
            }
        }
    }
    Shade bright(columns.size(), 1.0F);
    if (columns[0].empty()) {
        return bright;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto place = columns[i].begin() + static_cast<std::ptrdiff_t>(columns[i].size() * 7 / 10);
        std::nth_element(columns[i].begin(), place, columns[i].end());
        bright[i] = std::max(1.0F, static_cast<float>(*place));
    }
    return bright;
}

/// Shade of the fold against the paper on its two sides; all 1 where what runs here is too dark to be a fold.
Shade shade_of(const Crease& crease, int first, int last)
{
    Shade shade = bright_of(crease, first, last);
    const auto side = static_cast<std::ptrdiff_t>(shade.size() / 5);
    std::vector<float> paper(shade.begin(), shade.begin() + side);
    paper.insert(paper.end(), shade.end() - side, shade.end());
    std::nth_element(paper.begin(), paper.begin() + side, paper.end());
    const float level = paper[static_cast<std::size_t>(side)];
    for (float& value : shade) {
        value = std::clamp(value / level, 0.0F, 1.0F);
    }
    constexpr float rule = 0.45F;
    if (*std::min_element(shade.begin(), shade.end()) < rule) {
        std::fill(shade.begin(), shade.end(), 1.0F);
    }
    std::fill(shade.begin(), shade.begin() + side, 1.0F);
    std::fill(shade.end() - side, shade.end(), 1.0F);
    return shade;
}

void lighten(cv::Mat gray, const Line& line, double pixels_per_mm)
{
    const Crease crease{gray.clone(), line, std::max(5, static_cast<int>(std::lround(1.6 * pixels_per_mm)))};
    const int piece = std::max(16, static_cast<int>(std::lround(25.0 * pixels_per_mm)));
    const int pieces = std::max(1, gray.rows / piece);
    std::vector<Shade> shades;
    shades.reserve(static_cast<std::size_t>(pieces));
    for (int i = 0; i < pieces; ++i) {
        shades.push_back(shade_of(crease, i * gray.rows / pieces, (i + 1) * gray.rows / pieces));
    }
    for (int row = 0; row < gray.rows; ++row) {
        if (!crease.holds(row)) {
            continue;
        }
        const double place = (row + 0.5) * pieces / gray.rows - 0.5;
        const int upper = std::clamp(static_cast<int>(std::floor(place)), 0, pieces - 1);
        const int lower = std::min(upper + 1, pieces - 1);
        const auto share = static_cast<float>(std::clamp(place - upper, 0.0, 1.0));
        auto* pixel = gray.ptr<unsigned char>(row) + crease.left_of(row);
        for (std::size_t i = 0; i < shades[0].size(); ++i) {
            const float shade = (1.0F - share) * shades[static_cast<std::size_t>(upper)][i] +
                                share * shades[static_cast<std::size_t>(lower)][i];
            pixel[i] = cv::saturate_cast<unsigned char>(static_cast<float>(pixel[i]) / shade);
        }
    }
}

}  // namespace

std::vector<Fold> find_folds(const Reduced& gray, const cv::Mat& level, const cv::Mat& not_paper)
{
    const Reduced fine{darkness_of(gray, level, not_paper), gray.factor, gray.pixels_per_mm};
    const Reduced half = halved(fine);
    std::vector<Fold> folds;
    const auto add = [&](bool upright, const std::vector<Line>& lines) {
        for (const Line& line : lines) {
            // From the middles of the reduced pixels to the scan's.
            const double start = (line.start + 0.5 + 0.5 * line.slope) * half.factor - 0.5;
            folds.push_back({upright, start, line.slope});
        }
    };
    add(true, lines_down({fine, half}));
    add(false, lines_down({turned(fine), turned(half)}));
    constexpr std::size_t most_folds = 4;
    return folds.size() > most_folds ? std::vector<Fold>{} : folds;
}

void smooth_folds(cv::Mat& gray, const std::vector<Fold>& folds, int factor, double pixels_per_mm)
{
    for (const Fold& fold : folds) {
        const int length = fold.upright ? gray.rows : gray.cols;
        const int width = fold.upright ? gray.cols : gray.rows;
        Line line{fold.start / factor, fold.slope};
        const double margin = 2.0 * pixels_per_mm + 8.0;
        const auto [low, high] = std::minmax({line.at(0.0), line.at(length)});
        const int first = std::clamp(static_cast<int>(low - margin), 0, width);
        const int last = std::clamp(static_cast<int>(high + margin), first, width);
        if (last == first) {
            continue;
        }
        line.start -= first;
        if (fold.upright) {
            lighten(gray.colRange(first, last), line, pixels_per_mm);
        } else {
            cv::Mat strip = gray.rowRange(first, last).t();
            lighten(strip, line, pixels_per_mm);
            cv::Mat place = gray.rowRange(first, last);
            cv::transpose(strip, place);
        }
    }
}

}  // namespace depesha
