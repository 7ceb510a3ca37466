// SPDX-License-Identifier: Apache-2.0
#include "preprocess/deskew.h"

#include "page/quantile.h"
#include "preprocess/fit_baselines.h"
#include "preprocess/warp_gray.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>
#include <optional>
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

/// Adds a strip to the profile, moved up by `shift` rows. The quadratic spline blurs alike at all fractions of a row,
/// so that whole shifts, and with them the angle 0, have no advantage.
void add_shifted(const std::vector<float>& strip, double shift, std::vector<float>& profile)
{
    const auto whole = static_cast<int>(std::lround(shift));
    const auto part = static_cast<float>(shift - whole);
    const float above = 0.5F * (0.5F - part) * (0.5F - part);
    const float below = 0.5F * (0.5F + part) * (0.5F + part);
    const float middle = 1.0F - above - below;
    const int rows = static_cast<int>(strip.size());
    const int begin = std::max(0, 1 - whole);
    const int end = std::min(rows, rows - 1 - whole);
    for (int row = begin; row < end; ++row) {
        const float* source = strip.data() + row + whole;
        profile[static_cast<std::size_t>(row)] += above * source[-1] + middle * source[0] + below * source[1];
    }
    // The page goes on beyond its ends: an even grey must make no step there.
    for (int row = 0; row < std::min(begin, rows); ++row) {
        profile[static_cast<std::size_t>(row)] += strip.front();
    }
    for (int row = std::max(begin, end); row < rows; ++row) {
        profile[static_cast<std::size_t>(row)] += strip.back();
    }
}

/// Bands of rows across the page: sheets that curl or were photographed lean differently at top and bottom.
constexpr std::size_t band_count = 8;
using Bands = std::array<double, band_count>;

/// What is expected of lines: they lean, and where a sheet curls they are bent about `centre`, too.
struct Course {
    double degrees = 0.0;
    double bow = 0.0;
    double centre = 0.0;
};

/// Sum of squared differences of the profile's rows, band by band.
Bands profile_energies(const Strips& strips, const Course& course, std::vector<float>& profile)
{
    profile.assign(static_cast<std::size_t>(strips.rows), 0.0F);
    const double slope = std::tan(course.degrees * std::numbers::pi / 180.0);
    const double middle = static_cast<double>(strips.sums.size()) / 2.0;
    for (std::size_t i = 0; i < strips.sums.size(); ++i) {
        const double place = static_cast<double>(i) + 0.5;
        const double off_centre = place * strip_width - course.centre;
        const double bent = course.bow * off_centre * off_centre;
        add_shifted(strips.sums[i], slope * strip_width * (place - middle) + bent, profile);
    }
    Bands energies{};
    for (std::size_t row = 2; row < profile.size(); ++row) {
        const double step = profile[row] - profile[row - 2];
        energies[row * band_count / profile.size()] += step * step;
    }
    return energies;
}

/// Energies of each band at `count` angles from `first` on, `step` degrees apart.
std::array<std::vector<double>, band_count> energies_at(const Strips& strips, Course first, double step, int count)
{
    std::array<std::vector<double>, band_count> energies;
    std::vector<float> profile;
    for (int i = 0; i < count; ++i) {
        const Bands found = profile_energies(strips, {first.degrees + i * step, first.bow, first.centre}, profile);
        for (std::size_t band = 0; band < band_count; ++band) {
            energies[band].push_back(found[band]);
        }
    }
    return energies;
}

std::vector<double> summed(const std::array<std::vector<double>, band_count>& bands)
{
    std::vector<double> sum(bands[0].size(), 0.0);
    for (const std::vector<double>& band : bands) {
        std::transform(sum.begin(), sum.end(), band.begin(), sum.begin(), std::plus<>());
    }
    return sum;
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

struct BandLean {
    double place = 0.0;  // middle of the band, 0 at the top of the page to 1 at the bottom
    double degrees = 0.0;
    double weight = 0.0;
};

/// The lean of each band that has lines enough to show one.
std::vector<BandLean> leans_of(const std::array<std::vector<double>, band_count>& bands, double first, double step,
                               double whole_energy)
{
    std::vector<BandLean> leans;
    for (std::size_t band = 0; band < band_count; ++band) {
        const std::vector<double>& energies = bands[band];
        const double best = *std::max_element(energies.begin(), energies.end());
        const double top = top_of(energies);
        const bool inside = top > 1.0 && top < static_cast<double>(energies.size()) - 2.0;
        // Bands of text stand at 0.4 to 0.75 here, stamps and noise below 0.3.
        const bool clear = median_of(energies) < 0.65 * best && best > 0.02 * whole_energy;
        if (inside && clear) {
            leans.push_back({(static_cast<double>(band) + 0.5) / band_count, first + top * step, best});
        }
    }
    return leans;
}

/// A lean that grows evenly down the page.
struct Fan {
    double centre = 0.0;  // place where it is `middle`
    double middle = 0.0;
    double widening = 0.0;

    [[nodiscard]] double off(const BandLean& lean) const
    {
        return std::abs(lean.degrees - middle - widening * (lean.place - centre));
    }
};

/// Weighted least squares; the centre is that of the weights.
Fan fitted(const std::vector<BandLean>& leans)
{
    double weight = 0.0;
    Fan fan;
    for (const BandLean& lean : leans) {
        weight += lean.weight;
        fan.centre += lean.weight * lean.place;
        fan.middle += lean.weight * lean.degrees;
    }
    fan.centre /= weight;
    fan.middle /= weight;
    double spread = 1e-9;
    double common = 0.0;
    for (const BandLean& lean : leans) {
        spread += lean.weight * (lean.place - fan.centre) * (lean.place - fan.centre);
        common += lean.weight * (lean.place - fan.centre) * (lean.degrees - fan.middle);
    }
    fan.widening = common / spread;
    return fan;
}

/// Lean and fan of the page from those of its bands, stray bands left out one by one; `whole`, found on all bands at
/// once, where they do not agree.
Fan fan_of(std::vector<BandLean> leans, double whole)
{
    // Two bands always lie on a straight line: three are needed to be believed.
    while (leans.size() >= 3) {
        const Fan fan = fitted(leans);
        const auto worst = std::max_element(
            leans.begin(), leans.end(), [&](const BandLean& a, const BandLean& b) { return fan.off(a) < fan.off(b); });
        if (fan.off(*worst) < 0.25) {
            return fan;
        }
        leans.erase(worst);
    }
    return {0.5, whole, 0.0};
}

/// The lean about a rough one, and how sharp the profile is there.
struct Closer {
    Fan fan;
    double best = 0.0;
};

Closer looked_closer(const Strips& strips, const Course& rough)
{
    constexpr double fine = 0.04;
    constexpr int reach = 30;
    const Course first{rough.degrees - reach * fine, rough.bow, rough.centre};
    const auto bands = energies_at(strips, first, fine, 2 * reach + 1);
    const std::vector<double> close = summed(bands);
    const double best = *std::max_element(close.begin(), close.end());
    const double whole = first.degrees + top_of(close) * fine;
    return {fan_of(leans_of(bands, first.degrees, fine, best), whole), best};
}

/// The bend of the lines of a straightened ink map.
std::optional<Course> bend_of(const cv::Mat& ink, double pixels_per_mm)
{
    constexpr double stroke = 70.0;  // faint ones begin there
    constexpr double mm_per_inch = 25.4;
    const std::optional<Baselines> lines = fit_baselines(find_letters(ink <= stroke, pixels_per_mm * mm_per_inch));
    // Two lines may bend by their letters alone.
    if (!lines || lines->lines < 3) {
        return std::nullopt;
    }
    return Course{0.0, lines->bow, lines->centre.x};
}

/// The slope of a bend passes for lean where the text does not stand in the bend's middle. The bend is taken out if
/// that makes the profile sharper: by 2 % and up to 90 % on bent pages, by less than 1 % on flat ones.
Fan unbent(const cv::Mat& ink, double pixels_per_mm, const Fan& leaning)
{
    const cv::Mat straight = turned_back(ink, leaning.middle);
    const std::optional<Course> bend = bend_of(straight, pixels_per_mm);
    if (!bend) {
        return leaning;
    }
    const Strips strips = strips_of(straight);
    const Closer flat = looked_closer(strips, {});
    const Closer bent = looked_closer(strips, *bend);
    constexpr double sharper = 1.02;
    return bent.best < sharper * flat.best ? leaning
                                           : Fan{bent.fan.centre, leaning.middle + bent.fan.middle, bent.fan.widening};
}

}  // namespace

Skew find_skew(const cv::Mat& ink, double pixels_per_mm, const DeskewOptions& options)
{
    const Strips strips = strips_of(ink);
    if (strips.ink <= 0.0 || strips.rows < 3) {
        return {};
    }
    constexpr double coarse = 0.1;
    const int count = 2 * static_cast<int>(std::lround(options.max_degrees / coarse)) + 1;
    const std::vector<double> wide = summed(energies_at(strips, {-options.max_degrees}, coarse, count));
    const double top = top_of(wide);
    if (top <= 0.0 || top >= count - 1.0) {
        return {};
    }
    const Closer close = looked_closer(strips, {top * coarse - options.max_degrees});
    const Fan fan = unbent(ink, pixels_per_mm, close.fan);
    return {fan.middle, fan.widening, 1.0 - median_of(wide) / close.best};
}

double line_energy(const cv::Mat& ink, double max_degrees)
{
    const Strips strips = strips_of(ink);
    if (strips.ink <= 0.0 || strips.rows < 3) {
        return 0.0;
    }
    constexpr double step = 0.3;
    const int count = 2 * static_cast<int>(std::lround(max_degrees / step)) + 1;
    const std::vector<double> energies = summed(energies_at(strips, {-max_degrees}, step, count));
    return *std::max_element(energies.begin(), energies.end()) / strips.ink;
}

}  // namespace depesha
