// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace depesha {

/// The fastest that one kind of processor adds products of bytes to sums of 32 bits: nothing is loaded, no sum waits
/// for another.
struct Int8Peak {
    /// As that of the kernel of its kind.
    std::string_view name;

    /// Runs so many rounds; gives back what keeps the compiler from leaving them out.
    std::int32_t (*run)(int rounds);

    /// Products of one round.
    int products = 0;
};

/// Those that this processor has.
[[nodiscard]] std::vector<Int8Peak> int8_peaks();

}  // namespace depesha
