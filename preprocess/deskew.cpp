// SPDX-License-Identifier: Apache-2.0
#include "preprocess/deskew.h"

#include "page/quantile.h"
#include "preprocess/fit_baselines.h"
#include "preprocess/warp_gray.h"

#include <opencv2/core.hpp>
#include <opencv2/core/hal/intrin.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numbers>
#include <numeric>
#include <optional>
#include <vector>

namespace depesha {
namespace {

constexpr int strip_width = 8;  // pixels that are added up at once

/// Mean ink of the rows of narrow upright strips: a lean of the page is a shift of each strip.
struct Strips {
    int rows = 0;
    std::vector<std::vector<unsigned char>> means;
    double ink = 0.0;
};

Strips strips_of(const cv::Mat& ink)
{
    Strips strips;
    strips.rows = ink.rows;
    const auto count = static_cast<std::size_t>(ink.cols / strip_width);
    strips.means.assign(count, std::vector<unsigned char>(static_cast<std::size_t>(ink.rows)));
    for (int y = 0; y < ink.rows; ++y) {
        const auto* pixels = ink.ptr<unsigned char>(y);
        for (std::size_t i = 0; i < count; ++i, pixels += strip_width) {
            const unsigned mean = (cv::v_reduce_sum(cv::v_load_expand(pixels)) + strip_width / 2) / strip_width;
            strips.means[i][static_cast<std::size_t>(y)] = static_cast<unsigned char>(mean);
            strips.ink += mean;
        }
    }
    return strips;
}

/// Rows summed over all strips, in halves of a grey step: 512 strips, which are 4096 pixels, fit into 16 bits.
using Profile = std::vector<std::uint16_t>;

/// Shares of three rows in one that lies `part` of a row below the middle one, -0.5 to 0.5, in 128ths. The quadratic
/// spline blurs alike at all parts, so that whole shifts, and with them the angle 0, have no advantage.
struct Shares {
    explicit Shares(double part)
        : above(share(0.5 - part)), below(share(0.5 + part)), middle(static_cast<std::uint16_t>(128 - above - below))
    {
    }

    std::uint16_t above;
    std::uint16_t below;
    std::uint16_t middle;

private:
    static std::uint16_t share(double x) { return static_cast<std::uint16_t>(std::lround(64.0 * x * x)); }
};

/// Adds `count` rows of a strip, many at once.
void add_rows(const unsigned char* strip, const Shares& shares, int count, std::uint16_t* profile)
{
    const cv::v_uint16x8 above = cv::v_setall_u16(shares.above);
    const cv::v_uint16x8 middle = cv::v_setall_u16(shares.middle);
    const cv::v_uint16x8 below = cv::v_setall_u16(shares.below);
    const cv::v_uint16x8 half = cv::v_setall_u16(128);
    int row = 0;
    for (; row + 8 <= count; row += 8) {
        const cv::v_uint16x8 sum = cv::v_mul_wrap(cv::v_load_expand(strip + row - 1), above) +
                                   cv::v_mul_wrap(cv::v_load_expand(strip + row), middle) +
                                   cv::v_mul_wrap(cv::v_load_expand(strip + row + 1), below);
        cv::v_store(profile + row, cv::v_load(profile + row) + cv::v_shr<8>(sum + half));
    }
    for (; row < count; ++row) {
        const int sum = strip[row - 1] * shares.above + strip[row] * shares.middle + strip[row + 1] * shares.below;
        profile[row] = static_cast<std::uint16_t>(profile[row] + ((sum + 128) >> 8));
    }
}

void add_everywhere(unsigned char mean, int first, int last, Profile& profile)
{
    for (int row = first; row < last; ++row) {
        profile[static_cast<std::size_t>(row)] =
            static_cast<std::uint16_t>(profile[static_cast<std::size_t>(row)] + (mean + 1) / 2);
    }
}

/// Adds a strip to the profile, moved up by `shift` rows.
void add_shifted(const std::vector<unsigned char>& strip, double shift, Profile& profile)
{
    const int rows = static_cast<int>(strip.size());
    const int whole = std::clamp(static_cast<int>(std::lround(shift)), -rows, rows);
    const int begin = std::clamp(1 - whole, 0, rows);
    const int end = std::clamp(rows - 1 - whole, begin, rows);
    add_rows(strip.data() + begin + whole, Shares(std::clamp(shift - whole, -0.5, 0.5)), end - begin,
             profile.data() + begin);
    // The page goes on beyond its ends: an even grey must make no step there.
    add_everywhere(strip.front(), 0, begin, profile);
    add_everywhere(strip.back(), end, rows, profile);
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
Bands profile_energies(const Strips& strips, const Course& course, Profile& profile)
{
    profile.assign(static_cast<std::size_t>(strips.rows), 0);
    const double slope = std::tan(course.degrees * std::numbers::pi / 180.0);
    const double middle = static_cast<double>(strips.means.size()) / 2.0;
    for (std::size_t i = 0; i < strips.means.size(); ++i) {
        const double place = static_cast<double>(i) + 0.5;
        const double off_centre = place * strip_width - course.centre;
        const double bent = course.bow * off_centre * off_centre;
        add_shifted(strips.means[i], slope * strip_width * (place - middle) + bent, profile);
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
    Profile profile;
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
    constexpr double coarse = 0.2;  // a closer look reaches six times as far
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
