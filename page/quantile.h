// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace depesha {

/// The value that `share` of all, 0 to less than 1, come before in order. There must be values.
template <typename Value>
[[nodiscard]] Value quantile_of(std::vector<Value> values, double share)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// The upper one of the two in the middle where they are even in number. There must be values.
template <typename Value>
[[nodiscard]] Value median_of(std::vector<Value> values)
{
    return quantile_of(std::move(values), 0.5);
}

}  // namespace depesha
