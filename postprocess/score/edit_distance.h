// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

namespace depesha {

/// Levenshtein's distance between two sequences where inserting and deleting cost 1 and replacing costs `replacing` (1
/// or 2).
template <class T>
[[nodiscard]] std::size_t edit_distance(std::span<const T> a, std::span<const T> b, std::size_t replacing = 1)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : replacing);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, diagonal + 1, replaced});
        }
    }
    return row.back();
}

/// How alike two sequences are, 0 to 1: the share of their elements that need not be deleted or inserted; 1 if both are
/// empty.
template <class T>
[[nodiscard]] double likeness(std::span<const T> a, std::span<const T> b)
{
    const std::size_t total = a.size() + b.size();
    return total == 0 ? 1.0 : static_cast<double>(total - edit_distance(a, b, 2)) / static_cast<double>(total);
}

}  // namespace depesha
