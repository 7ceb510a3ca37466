// SPDX-License-Identifier: Apache-2.0
#include "preprocess/deskew.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

namespace depesha {
namespace {

constexpr int strip_width = 8;

/// Row sums of narrow upright strips: a lean of the page is a shift of each strip.
struct Strips {
    int rows = 0;
    std::vector<std::vector<float>> sums;
    double ink = 0.0;
};

Strips strips_of(const cv::Mat& ink)
{
    Strips strips;
    strips.rows = ink.rows;
    for (int left = 0; left + strip_width <= ink.cols; left += strip_width) {
        cv::Mat sums;
        cv::reduce(ink.colRange(left, left + strip_width), sums, 1, cv::REDUCE_SUM, CV_32F);
        strips.sums.emplace_back(sums.begin<float>(), sums.end<float>());
        strips.ink += std::accumulate(strips.sums.back().begin(), strips.sums.back().end(), 0.0);
    }
    return strips;
}

/// Adds a strip to the profile, moved up by `shift` rows; fractions of a row are shared by two rows.
void add_shifted(const std::vector<float>& strip, double shift, std::vector<float>& profile)
{
    const auto whole = static_cast<int>(std::floor(shift));
    const auto second = static_cast<float>(shift - whole);
    const float first = 1.0F - second;
    const int rows = static_cast<int>(strip.size());
    const int begin = std::max(0, -whole);
    const int end = std::min(rows, rows - 1 - whole);
    for (int row = begin; row < end; ++row) {
        const float* source = strip.data() + row + whole;
        profile[static_cast<std::size_t>(row)] += first * source[0] + second * source[1];
    }
}

double profile_energy(const Strips& strips, double degrees, std::vector<float>& profile)
{
    profile.assign(static_cast<std::size_t>(strips.rows), 0.0F);
    const double slope = std::tan(degrees * std::numbers::pi / 180.0);
    const double middle = (static_cast<double>(strips.sums.size()) - 1.0) / 2.0;
    for (std::size_t i = 0; i < strips.sums.size(); ++i) {
        add_shifted(strips.sums[i], slope * strip_width * (static_cast<double>(i) - middle), profile);
    }
    double energy = 0.0;
    for (std::size_t row = 2; row < profile.size(); ++row) {
        const double step = profile[row] - profile[row - 2];
        energy += step * step;
    }
    return energy;
}

/// Energies at `count` angles from `first` on, `step` degrees apart.
std::vector<double> energies_at(const Strips& strips, double first, double step, int count)
{
    std::vector<double> energies;
    std::vector<float> profile;
    for (int i = 0; i < count; ++i) {
        energies.push_back(profile_energy(strips, first + i * step, profile));
    }
    return energies;
}

/// Where the parabola through the highest value and its neighbours has its top, as an index.
double top_of(const std::vector<double>& values)
{
    const auto highest = std::max_element(values.begin(), values.end());
    const auto index = static_cast<double>(highest - values.begin());
    if (highest == values.begin() || highest + 1 == values.end()) {
        return index;
    }
    const double bend = highest[-1] - 2.0 * highest[0] + highest[1];
    return bend < 0.0 ? index + 0.5 * (highest[-1] - highest[1]) / bend : index;
}

double median_of(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

Skew find_skew(const cv::Mat& ink, const DeskewOptions& options)
{
    const Strips strips = strips_of(ink);
    if (strips.ink <= 0.0 || strips.rows < 3) {
        return {};
    }
    constexpr double coarse = 0.1;
    const int count = 2 * static_cast<int>(std::lround(options.max_degrees / coarse)) + 1;
    const std::vector<double> wide = energies_at(strips, -options.max_degrees, coarse, count);
    const double near = top_of(wide) * coarse - options.max_degrees;

    constexpr double fine = 0.02;
    constexpr int reach = 8;
    const std::vector<double> close = energies_at(strips, near - reach * fine, fine, 2 * reach + 1);
    const double best = *std::max_element(close.begin(), close.end());
    return {near + (top_of(close) - reach) * fine, 1.0 - median_of(wide) / best, best / strips.ink};
}

}  // namespace depesha
