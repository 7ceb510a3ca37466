// SPDX-License-Identifier: Apache-2.0
#include "ocr/ink_rows.h"

#include "page/quantile.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>
#include <functional>
#include <iterator>
#include <limits>
#include <numbers>
#include <utility>

namespace depesha {
namespace {

/// Pitches from one letter to the next: a space, and the end of letters narrower than their place; in letter-spaced
/// words two.
constexpr double widest_gap = 3.0;

/// A row that grows to the right.
struct Growing {
    std::vector<Box> letters;
    int pieces = 0;
    double inked = 0.0;
    double middle = 0.0;
    int right = 0;
};

double middle_of(const Box& box)
{
    return 0.5 * (box.top + box.bottom);
}

bool is_letter_sized(const Box& box, const TypeLook& look)
{
    const bool low = box.height() < 0.5 * look.height;
    const bool tall = box.height() > 1.9 * look.height;
    const bool wide = box.width() > 10.0 * look.pitch;
    return !low && !tall && !wide;
}

std::vector<Box> letters_of(std::span<const Component> components, const TypeLook& look)
{
    std::vector<Box> letters;
    for (const Component& component : components) {
        if (is_letter_sized(component.box, look)) {
            letters.push_back(component.box);
        }
    }
    std::sort(letters.begin(), letters.end(),
              [](const Box& a, const Box& b) { return a.left != b.left ? a.left < b.left : a.top < b.top; });
    return letters;
}

/// The row that the letter goes on with.
Growing* row_before(std::vector<Growing>& rows, const Box& letter, const TypeLook& look)
{
    Growing* nearest = nullptr;
    double least = 0.5 * look.height;
    for (Growing& row : rows) {
        const double away = std::abs(row.middle - middle_of(letter));
        if (away < least) {
            least = away;
            nearest = &row;
        }
    }
    return nearest;
}

/// A letter, or the first and the last one of several that touch.
std::vector<Box> ends_of(const Box& ink, const TypeLook& look)
{
    const int one = static_cast<int>(look.pitch);
    if (ink.width() < 1.3 * look.pitch) {
        return {ink};
    }
    return {{ink.left, ink.top, ink.left + one, ink.bottom}, {ink.right - one, ink.top, ink.right, ink.bottom}};
}

void add(Growing& row, const Box& ink, const TypeLook& look)
{
    const bool above_another = !row.letters.empty() && ink.right <= row.right;
    if (above_another) {
        row.letters.back().top = std::min(row.letters.back().top, ink.top);
        row.letters.back().bottom = std::max(row.letters.back().bottom, ink.bottom);
    } else {
        const std::vector<Box> letters = ends_of(ink, look);
        row.letters.insert(row.letters.end(), letters.begin(), letters.end());
        ++row.pieces;
        row.inked += std::min(ink.width(), ink.right - row.right);
    }
    constexpr double newest = 0.3;
    row.middle = row.right == 0 ? middle_of(ink) : (1.0 - newest) * row.middle + newest * middle_of(ink);
    row.right = std::max(row.right, ink.right);
}

double height_of(const std::vector<Box>& letters)
{
    std::vector<double> heights(letters.size());
    std::transform(letters.begin(), letters.end(), heights.begin(), [](const Box& letter) { return letter.height(); });
    return median_of(std::move(heights));
}

/// The largest share of values within `slack` of one another.
double together(std::vector<double> values, double slack)
{
    std::sort(values.begin(), values.end());
    std::size_t most = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < values.size(); ++last) {
        while (values[last] - values[first] > slack) {
            ++first;
        }
        most = std::max(most, last - first + 1);
    }
    return static_cast<double>(most) / static_cast<double>(values.size());
}

/// Feet of the letters on one line; a straightened page leaves its lines a lean of up to half a degree.
double level_of(const std::vector<Box>& letters, const TypeLook& look)
{
    constexpr double steepest = 0.01;
    double best = 0.0;
    for (double slope = -steepest; slope <= steepest; slope += steepest / 4.0) {
        std::vector<double> feet(letters.size());
        std::transform(letters.begin(), letters.end(), feet.begin(),
                       [slope](const Box& letter) { return letter.bottom - slope * letter.left; });
        best = std::max(best, together(std::move(feet), 0.2 * look.height));
    }
    return best;
}

/// The pitch is known to a few in a hundred.
double rhythm_of(const std::vector<Box>& letters, double pitch)
{
    double best = 0.0;
    for (double stretch = 0.96; stretch < 1.045; stretch += 0.005) {
        best = std::max(best, rhythm_at(letters, stretch * pitch));
    }
    return best;
}

InkRow measured(Growing grown, const TypeLook& look)
{
    InkRow row;
    row.letters = std::move(grown.letters);
    for (const Box& letter : row.letters) {
        row.place = united(row.place, letter);
    }
    row.pieces = grown.pieces;
    row.height = height_of(row.letters) / look.height;
    row.filled = grown.inked / row.place.width();
    row.level = level_of(row.letters, look);
    row.rhythm = rhythm_of(row.letters, look.pitch);
    return row;
}

}  // namespace

double rhythm_at(const std::vector<Box>& letters, double pitch)
{
    std::complex<double> sum = 0.0;
    for (const Box& letter : letters) {
        sum += std::polar(1.0, std::numbers::pi * (letter.left + letter.right) / pitch);
    }
    return std::norm(sum) / static_cast<double>(letters.size());
}

std::vector<InkRow> find_ink_rows(std::span<const Component> components, const TypeLook& look)
{
    std::vector<InkRow> rows;
    std::vector<Growing> growing;
    const auto close = [&](int left) {
        const auto ended = [&](const Growing& row) { return left - row.right >= widest_gap * look.pitch; };
        const auto first = std::stable_partition(growing.begin(), growing.end(), std::not_fn(ended));
        std::transform(first, growing.end(), std::back_inserter(rows),
                       [&](Growing& row) { return measured(std::move(row), look); });
        growing.erase(first, growing.end());
    };
    for (const Box& letter : letters_of(components, look)) {
        close(letter.left);
        Growing* row = row_before(growing, letter, look);
        add(row != nullptr ? *row : growing.emplace_back(), letter, look);
    }
    close(std::numeric_limits<int>::max() / 2);
    return rows;
}

}  // namespace depesha
