// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/score/record_leaves.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace depesha {

enum class FieldVerdict {
    Right,    ///< equal after folding
    Near,     ///< alike to 0.8 or more
    Wrong,    ///< another value of the same field stands in its place
    Missing,  ///< not read
    Invented  ///< not in the truth
};

/// "right", "near", "wrong", "missing", "invented".
[[nodiscard]] const char* to_string(FieldVerdict verdict);

/// A field of the truth beside what was read for it.
struct FieldComparison {
    FieldVerdict verdict = FieldVerdict::Right;
    std::string field;
    std::optional<std::string> truth;  ///< empty for Invented
    std::optional<std::string> got;    ///< empty for Missing
    std::optional<double> confidence;  ///< of what was read, 0 to 1
};

/// A record of the truth beside the one that was read for it; an empty tree stands for a record that is not there.
struct RecordComparison {
    std::vector<FieldComparison> fields;  ///< in the order of the truth, then those invented
    std::vector<std::string> truth_tree;
    std::vector<std::string> got_tree;
};

/// The records of one document field by field. Equal values find one another first, then those that are alike, then
/// what is left of a field in its order; so where a field stands several times, Near may differ from RecordScore's
/// soft hits, which are first come first served.
[[nodiscard]] std::vector<RecordComparison> compare_records(std::span<const RecordLeaves> truth,
                                                            std::span<const RecordLeaves> got);

}  // namespace depesha
