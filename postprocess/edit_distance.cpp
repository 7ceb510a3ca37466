// SPDX-License-Identifier: Apache-2.0
#include "postprocess/edit_distance.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <vector>

namespace depesha {

namespace {

/// Distance of two texts, rows kept to a band of `limit` around the diagonal.
std::size_t banded_distance(std::u32string_view a, std::u32string_view b, std::size_t limit)
{
    const std::size_t over = limit + 1;
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = std::min(j, over);
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const std::size_t first = i > limit ? i - limit : 1;
        const std::size_t last = std::min(b.size(), i + limit);
        std::size_t diagonal = row[first - 1];
        row[first - 1] = first == 1 ? std::min(i, over) : over;
        std::size_t best = row[first - 1];
        for (std::size_t j = first; j <= last; ++j) {
            const std::size_t above = j < i + limit ? row[j] : over;
            const std::size_t swap = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({swap, above + 1, row[j - 1] + 1, over});
            best = std::min(best, row[j]);
        }
        if (best > limit) {
            return over;
        }
    }
    return std::min(row[b.size()], over);
}

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit)
{
    const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    return gap > limit ? limit + 1 : banded_distance(a, b, std::min(limit, std::max(a.size(), b.size())));
}

double similarity(std::u32string_view a, std::u32string_view b)
{
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer == 0) {
        return 1.0;
    }
    return 1.0 - static_cast<double>(edit_distance(a, b, longer)) / static_cast<double>(longer);
}

double similarity(std::string_view a, std::string_view b)
{
    return similarity(decoded(a), decoded(b));
}

}  // namespace depesha
