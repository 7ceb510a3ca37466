// SPDX-License-Identifier: Apache-2.0
#include "preprocess/find_lines.h"

#include "page/components.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>

namespace depesha {
namespace {

/// Where one line passes through one strip: the dense band of its small letters.
struct Crossing {
    double x = 0.0;
    double top = 0.0;
    double bottom = 0.0;
    double weight = 0.0;

    [[nodiscard]] double middle() const { return 0.5 * (top + bottom); }
};

using Chain = std::vector<Crossing>;

/// Height that half of the ink in characters reaches; nothing where too few look like characters.
std::optional<double> character_height(const std::vector<Component>& components, double dpi)
{
    const double millimetre = dpi / 25.4;
    std::vector<int> heights;
    for (const Component& component : components) {
        const int height = component.box.height();
        const double aspect = static_cast<double>(component.box.width()) / height;
        if (height >= 0.7 * millimetre && height <= 7.0 * millimetre && aspect > 0.25 && aspect < 2.5) {
            heights.push_back(height);
        }
    }
    constexpr std::size_t fewest = 3;
    if (heights.size() < fewest) {
        return std::nullopt;
    }
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

bool is_letter_ink(const Component& component, double unit)
{
    const int width = component.box.width();
    const int height = component.box.height();
    const bool too_large = height > 3.0 * unit || width > 15.0 * unit;
    const bool rule = width > 3.0 * unit && height < 0.4 * unit;
    const bool speck = std::max(width, height) < 0.2 * unit;
    return !too_large && !rule && !speck;
}

std::vector<Component> letters_of(std::vector<Component> components, double unit)
{
    std::erase_if(components, [unit](const Component& component) { return !is_letter_ink(component, unit); });
    return components;
}

/// Ink of the components by row, within columns [left, right).
std::vector<double> row_profile(const std::vector<Component>& letters, int rows, int left, int right)
{
    std::vector<double> profile(static_cast<std::size_t>(rows), 0.0);
    for (const Component& letter : letters) {
        const int shared = std::min(letter.box.right, right) - std::max(letter.box.left, left);
        if (shared <= 0) {
            continue;
        }
        const double density = static_cast<double>(letter.area) / letter.box.width() / letter.box.height();
        for (int y = letter.box.top; y < letter.box.bottom; ++y) {
            profile[static_cast<std::size_t>(y)] += density * shared;
        }
    }
    return profile;
}

std::vector<double> smoothed(const std::vector<double>& profile, double sigma)
{
    cv::Mat row(1, static_cast<int>(profile.size()), CV_64F);
    std::copy(profile.begin(), profile.end(), row.begin<double>());
    cv::GaussianBlur(row, row, {0, 1}, sigma, sigma, cv::BORDER_CONSTANT);
    return {row.begin<double>(), row.end<double>()};
}

/// The rows around a peak that carry at least half of it.
Crossing crossing_at(const std::vector<double>& profile, std::size_t peak, double x)
{
    const double half = profile[peak] / 2.0;
    std::size_t top = peak;
    while (top > 0 && profile[top - 1] >= half) {
        --top;
    }
    std::size_t bottom = peak;
    while (bottom + 1 < profile.size() && profile[bottom + 1] >= half) {
        ++bottom;
    }
    return {x, static_cast<double>(top), static_cast<double>(bottom) + 1.0, profile[peak]};
}

std::vector<Crossing> crossings_of(const std::vector<double>& profile, double x, double unit)
{
    std::vector<Crossing> crossings;
    const double least = 0.25 * unit;  // a quarter of one letter stroke-row: below it, specks
    for (std::size_t y = 1; y + 1 < profile.size(); ++y) {
        if (profile[y] < least || profile[y] < profile[y - 1] || profile[y] <= profile[y + 1]) {
            continue;
        }
        const Crossing crossing = crossing_at(profile, y, x);
        const bool overlaps = !crossings.empty() && crossing.middle() - crossings.back().middle() < 0.7 * unit;
        if (!overlaps) {
            crossings.push_back(crossing);
        } else if (crossing.weight > crossings.back().weight) {
            crossings.back() = crossing;
        }
    }
    return crossings;
}

/// Where the chain is expected at its right end: the mean of its last crossings.
double expected_middle(const Chain& chain)
{
    const std::size_t last = std::min<std::size_t>(chain.size(), 3);
    double sum = 0.0;
    double weight = 0.0;
    for (auto it = chain.rbegin(); it != chain.rbegin() + static_cast<std::ptrdiff_t>(last); ++it) {
        sum += it->weight * it->middle();
        weight += it->weight;
    }
    return sum / weight;
}

void link(std::vector<Chain>& chains, const Crossing& crossing, double unit)
{
    Chain* nearest = nullptr;
    double least = 0.55 * unit;
    for (Chain& chain : chains) {
        const double distance = std::abs(expected_middle(chain) - crossing.middle());
        if (distance < least && chain.back().x < crossing.x) {
            least = distance;
            nearest = &chain;
        }
    }
    if (nearest != nullptr) {
        nearest->push_back(crossing);
    } else {
        chains.push_back({crossing});
    }
}

std::vector<Chain> find_chains(const std::vector<Component>& letters, cv::Size size, double unit)
{
    std::vector<Chain> chains;
    const int step = std::max(1, static_cast<int>(4.0 * unit));
    for (int left = 0; left < size.width; left += step) {
        const std::vector<double> profile =
            smoothed(row_profile(letters, size.height, left - step / 2, left + step + step / 2), 0.2 * unit);
        for (const Crossing& crossing : crossings_of(profile, left + 0.5 * step, unit)) {
            link(chains, crossing, unit);
        }
    }
    return chains;
}

/// The band of the chain at a column: between the crossings left and right of it, level beyond its ends.
Crossing band_at(const Chain& chain, double x)
{
    const auto right =
        std::find_if(chain.begin(), chain.end(), [x](const Crossing& crossing) { return crossing.x >= x; });
    if (right == chain.end()) {
        return chain.back();
    }
    if (right == chain.begin()) {
        return chain.front();
    }
    const Crossing& before = *(right - 1);
    const double share = (x - before.x) / (right->x - before.x);
    return {x, before.top + share * (right->top - before.top), before.bottom + share * (right->bottom - before.bottom),
            std::max(before.weight, right->weight)};
}

double distance_to(const Chain& chain, const Component& letter)
{
    const Crossing band = band_at(chain, 0.5 * (letter.box.left + letter.box.right));
    const double outside = std::max({0.0, band.top - letter.box.bottom, letter.box.top - band.bottom});
    return outside > 0.0 ? 1000.0 * outside : std::abs(letter.middle() - band.middle());
}

/// Gives every letter to the nearest chain, if it is near at all.
std::vector<std::vector<Component>> share_out(const std::vector<Component>& letters, const std::vector<Chain>& chains,
                                              double unit)
{
    std::vector<std::vector<Component>> shares(chains.size());
    for (const Component& letter : letters) {
        std::size_t nearest = chains.size();
        double least = 1000.0 * 0.8 * unit;
        for (std::size_t i = 0; i < chains.size(); ++i) {
            const double distance = distance_to(chains[i], letter);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        if (nearest < chains.size()) {
            shares[nearest].push_back(letter);
        }
    }
    return shares;
}

/// Value below which `share` of the values lie.
int quantile(std::vector<int> values, double share)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// A box that holds the letters but for a stray one above or below.
Box segment_box(const std::vector<Component>& letters, double unit)
{
    Box box;
    std::vector<int> tops;
    std::vector<int> bottoms;
    for (const Component& letter : letters) {
        box = united(box, letter.box);
        if (letter.box.height() > 0.5 * unit) {
            tops.push_back(letter.box.top);
            bottoms.push_back(letter.box.bottom);
        }
    }
    if (!tops.empty()) {
        box.top = std::max(box.top, quantile(tops, 0.03) - static_cast<int>(0.3 * unit));
        box.bottom = std::min(box.bottom, quantile(bottoms, 0.97) + static_cast<int>(0.3 * unit));
    }
    return box;
}

bool is_text(const std::vector<Component>& letters, double unit)
{
    return std::any_of(letters.begin(), letters.end(),
                       [unit](const Component& letter) { return letter.box.height() > 0.6 * unit; });
}

TextLine line_of(std::vector<Component> letters, double unit)
{
    std::sort(letters.begin(), letters.end(),
              [](const Component& a, const Component& b) { return a.box.left < b.box.left; });
    TextLine line;
    const double widest_space = 5.0 * unit;  // about four typed spaces
    std::vector<Component> part;
    int right = 0;
    const auto close = [&] {
        if (is_text(part, unit)) {
            line.segments.push_back(segment_box(part, unit));
            line.box = united(line.box, line.segments.back());
        }
        part.clear();
    };
    for (const Component& letter : letters) {
        if (!part.empty() && letter.box.left - right > widest_space) {
            close();
        }
        right = part.empty() ? letter.box.right : std::max(right, letter.box.right);
        part.push_back(letter);
    }
    close();
    return line;
}

}  // namespace

LettersOfLines find_letters(std::vector<Component> ink, cv::Size page, double dpi)
{
    const std::optional<double> unit = character_height(ink, dpi);
    if (!unit) {
        return {};
    }
    const std::vector<Component> letters = letters_of(std::move(ink), *unit);
    return {*unit, share_out(letters, find_chains(letters, page, *unit), *unit)};
}

LettersOfLines find_letters(const cv::Mat& binary, double dpi)
{
    return find_letters(find_components(255 - binary), binary.size(), dpi);
}

std::vector<TextLine> lines_of(const LettersOfLines& found)
{
    std::vector<TextLine> lines;
    for (const std::vector<Component>& letters : found.lines) {
        TextLine line = line_of(letters, found.character_height);
        if (!line.segments.empty()) {
            lines.push_back(std::move(line));
        }
    }
    std::sort(lines.begin(), lines.end(),
              [](const TextLine& a, const TextLine& b) { return a.box.top + a.box.bottom < b.box.top + b.box.bottom; });
    return lines;
}

std::vector<TextLine> find_lines(const cv::Mat& binary, double dpi)
{
    return lines_of(find_letters(binary, dpi));
}

}  // namespace depesha
