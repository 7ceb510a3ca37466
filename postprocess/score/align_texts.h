// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace depesha {

enum class Edit { Same, Replaced, Missing, Invented };

/// Signs side by side that were edited alike: `truth_length` of the truth from `truth` on stand beside `read_length` of
/// what was read from `read` on. Same and Replaced have equal lengths; of Missing nothing was read, of Invented nothing
/// is true.
struct AlignedRun {
    Edit edit = Edit::Same;
    std::size_t truth = 0;
    std::size_t truth_length = 0;
    std::size_t read = 0;
    std::size_t read_length = 0;

    bool operator==(const AlignedRun&) const = default;
};

/// Sets two texts side by side with the fewest edits: the signs of all runs but Same count as many as edit_distance.
/// The runs cover both texts in order. D. S. Hirschberg, "A linear space algorithm for computing maximal common
/// subsequences", Communications of the ACM 18 (1975), with the costs of Levenshtein's distance: memory grows with the
/// length, time with its square.
[[nodiscard]] std::vector<AlignedRun> aligned(std::u32string_view truth, std::u32string_view read);

}  // namespace depesha
