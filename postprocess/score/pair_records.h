// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/score/record_leaves.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace depesha {

/// A leaf whose values are folded for comparison.
struct FoldedLeaf {
    std::string field;
    std::vector<std::u32string> values;
    std::optional<double> confidence;
};

/// A record folded for comparison. The leaves stand as in the RecordLeaves it was made from.
struct FoldedRecord {
    std::vector<FoldedLeaf> leaves;
    std::u32string body;
    std::u32string all_text;  ///< body and first values
    std::vector<std::string> tree;
};

[[nodiscard]] FoldedRecord folded_record(const RecordLeaves& record);
[[nodiscard]] std::vector<FoldedRecord> folded_records(std::span<const RecordLeaves> records);

/// Indices of a record of truth and the record that was read for it; one of them is missing where there is no partner.
struct RecordPair {
    std::optional<std::size_t> truth;
    std::optional<std::size_t> got;
};

/// Pairs records by the likeness of their text, the likest first; those without a partner stand alone at the end.
[[nodiscard]] std::vector<RecordPair> pair_records(std::span<const FoldedRecord> truths,
                                                   std::span<const FoldedRecord> gots);

/// Indices of a leaf of the truth and of its partner among the leaves that were read.
using LeafMatch = std::pair<std::size_t, std::size_t>;

/// Leaves of one field that are equal after folding, one to one, first come first served.
[[nodiscard]] std::vector<LeafMatch> strict_matches(const FoldedRecord& truth, const FoldedRecord& got);

/// The same for leaves that are alike to 0.8 or more (Levenshtein ratio, replacing costs 2).
[[nodiscard]] std::vector<LeafMatch> soft_matches(const FoldedRecord& truth, const FoldedRecord& got);

/// The same as soft_matches, where the leaves in `taken` have their partners already.
[[nodiscard]] std::vector<LeafMatch> soft_matches(const FoldedRecord& truth, const FoldedRecord& got,
                                                  std::span<const LeafMatch> taken);

}  // namespace depesha
