// SPDX-License-Identifier: Apache-2.0
#include "preprocess/fit_baselines.h"

#include "page/quantile.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace depesha {
namespace {

struct Foot {
    std::size_t line = 0;
    double x = 0.0;
    double y = 0.0;
    double weight = 1.0;
    double off = 0.0;  // from its line, in pixels
};

/// Feet of all letters, and the height at which each line runs.
struct Feet {
    std::vector<Foot> feet;
    std::vector<double> heights;
};

/// The letters that reach from a line to the top of small letters or of capitals: not points, not brackets.
std::vector<Foot> feet_of(const std::vector<Component>& letters, double unit, std::size_t line)
{
    std::vector<Foot> feet;
    for (const Component& letter : letters) {
        const int height = letter.box.height();
        if (height > 0.6 * unit && height < 2.2 * unit) {
            feet.push_back({line, 0.5 * (letter.box.left + letter.box.right), static_cast<double>(letter.box.bottom)});
        }
    }
    return feet;
}

/// Shorter pieces show no direction.
bool is_long(const std::vector<Foot>& feet, double unit)
{
    constexpr std::size_t fewest = 4;
    constexpr double shortest = 5.0;
    const auto [left, right] =
        std::minmax_element(feet.begin(), feet.end(), [](const Foot& a, const Foot& b) { return a.x < b.x; });
    return feet.size() >= fewest && right->x - left->x >= shortest * unit;
}

Feet feet_of(const LettersOfLines& found)
{
    Feet all;
    for (const std::vector<Component>& letters : found.lines) {
        const std::vector<Foot> feet = feet_of(letters, found.character_height, all.heights.size());
        if (!is_long(feet, found.character_height)) {
            continue;
        }
        std::vector<double> heights(feet.size());
        std::transform(feet.begin(), feet.end(), heights.begin(), [](const Foot& foot) { return foot.y; });
        all.heights.push_back(median_of(heights));
        all.feet.insert(all.feet.end(), feet.begin(), feet.end());
    }
    return all;
}

/// Lengths count in this many heights of a character from a place on the page, so that all figures are near one.
struct Frame {
    Point origin;
    double length = 1.0;
};

using Shape = cv::Vec3d;  // slope, bow, fan

/// What each member of a shape adds to the height of a line, in pixels.
Shape terms_at(const Foot& foot, double height, const Frame& frame)
{
    const double x = (foot.x - frame.origin.x) / frame.length;
    const double y = (height - frame.origin.y) / frame.length;
    return {x, x * x, x * y};
}

/// Weighted means of terms and feet, line by line.
struct Means {
    Shape terms;
    double y = 0.0;
    double weight = 1e-9;
};

std::vector<Means> means_of(const Feet& all, const Frame& frame)
{
    std::vector<Means> means(all.heights.size());
    for (const Foot& foot : all.feet) {
        Means& mean = means[foot.line];
        mean.terms += foot.weight * terms_at(foot, all.heights[foot.line], frame);
        mean.y += foot.weight * foot.y;
        mean.weight += foot.weight;
    }
    for (Means& mean : means) {
        mean.terms *= 1.0 / mean.weight;
        mean.y /= mean.weight;
    }
    return means;
}

/// Least squares for the weights as they are; leaves in each foot how far it is off.
Shape fitted(Feet& all, const Frame& frame)
{
    const std::vector<Means> means = means_of(all, frame);
    // Bow and fan, where the lines do not tell them, stay at nothing: a pixel of scatter against twenty of bow.
    cv::Matx33d products = cv::Matx33d::diag({1e-9, 0.0025, 0.0025});
    Shape sums;
    for (const Foot& foot : all.feet) {
        const Shape terms = terms_at(foot, all.heights[foot.line], frame) - means[foot.line].terms;
        products += foot.weight * (terms * terms.t());
        sums += foot.weight * (foot.y - means[foot.line].y) * terms;
    }
    const Shape shape = products.solve(sums, cv::DECOMP_SVD);
    for (Foot& foot : all.feet) {
        const Shape terms = terms_at(foot, all.heights[foot.line], frame) - means[foot.line].terms;
        foot.off = foot.y - means[foot.line].y - terms.dot(shape);
    }
    return shape;
}

double spread_of(const Feet& all)
{
    std::vector<double> offs;
    for (const Foot& foot : all.feet) {
        offs.push_back(std::abs(foot.off));
    }
    return median_of(std::move(offs));
}

/// Tukey's biweight.
void weigh(Feet& all, double reach)
{
    for (Foot& foot : all.feet) {
        const double share = foot.off / reach;
        foot.weight = std::abs(share) < 1.0 ? (1.0 - share * share) * (1.0 - share * share) : 0.0;
    }
}

Point centre_of(const Feet& all)
{
    double x = 0.0;
    double y = 0.0;
    double weight = 1e-9;
    for (const Foot& foot : all.feet) {
        x += foot.weight * foot.x;
        y += foot.weight * all.heights[foot.line];
        weight += foot.weight;
    }
    return {x / weight, y / weight};
}

/// Where the values lie but for a twentieth at each end: from how far to how far.
double breadth_of(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t outer = values.size() / 20;
    return values[values.size() - 1 - outer] - values[outer];
}

void measure_text(const Feet& all, Baselines& found)
{
    std::vector<double> places(all.feet.size());
    std::transform(all.feet.begin(), all.feet.end(), places.begin(), [](const Foot& foot) { return foot.x; });
    found.width = breadth_of(places);
    std::transform(all.feet.begin(), all.feet.end(), places.begin(),
                   [&](const Foot& foot) { return all.heights[foot.line]; });
    found.height = breadth_of(std::move(places));
}

Shape robustly_fitted(Feet& all, const Frame& frame, double unit)
{
    for (Foot& foot : all.feet) {
        foot.off = foot.y - all.heights[foot.line];
    }
    weigh(all, 1.5 * unit);
    Shape shape = fitted(all, frame);
    // Three deviations of good letters are kept at last, and at first four times as many; a typed foot is never known
    // better than to a sixteenth of the height.
    constexpr int rounds = 20;
    for (int round = 0; round < rounds; ++round) {
        const double patience = std::max(1.0, 4.0 * std::pow(0.75, round));
        weigh(all, 3.0 * patience * std::max(0.06 * unit, 1.4826 * spread_of(all)));
        shape = fitted(all, frame);
    }
    return shape;
}

}  // namespace

std::optional<Baselines> fit_baselines(const LettersOfLines& nearly_level)
{
    Feet all = feet_of(nearly_level);
    if (all.feet.empty()) {
        return std::nullopt;
    }
    constexpr double characters = 50.0;  // half the width of a typed page
    const double unit = nearly_level.character_height;
    const Frame frame{centre_of(all), characters * unit};
    const Shape shape = robustly_fitted(all, frame, unit);
    Baselines found;
    found.centre = centre_of(all);
    found.bow = shape[1] / (frame.length * frame.length);
    found.fan = shape[2] / (frame.length * frame.length);
    found.slope = shape[0] / frame.length + 2.0 * found.bow * (found.centre.x - frame.origin.x) +
                  found.fan * (found.centre.y - frame.origin.y);
    measure_text(all, found);
    found.lines = static_cast<int>(all.heights.size());
    found.letters = static_cast<int>(all.feet.size());
    found.spread = spread_of(all) / unit;
    return found;
}

}  // namespace depesha
