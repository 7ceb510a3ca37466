// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/score/calibration.h"
#include "postprocess/score/count_cuts.h"
#include "postprocess/score/record_leaves.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace depesha {

/// Hits of one kind of field, or of all.
struct FieldCounts {
    std::size_t truth = 0;
    std::size_t got = 0;
    std::size_t strict = 0;  ///< equal after folding
    std::size_t soft = 0;    ///< alike to 0.8 or more

    FieldCounts& operator+=(const FieldCounts& other);

    [[nodiscard]] double precision_strict() const;
    [[nodiscard]] double recall_strict() const;
    [[nodiscard]] double f1_strict() const;
    [[nodiscard]] double precision_soft() const;
    [[nodiscard]] double recall_soft() const;
    [[nodiscard]] double f1_soft() const;
};

/// Scores of records against truth; scores of several documents are added.
struct RecordScore {
    /// In the order in which the fields were met.
    std::vector<std::pair<std::string, FieldCounts>> fields;

    std::size_t documents = 0;
    std::size_t counts_right = 0;  ///< documents with the right number of records
    std::size_t telegrams = 0;     ///< records that should be there
    std::size_t trees_right = 0;   ///< of them, those whose messages are nested rightly
    std::size_t whole_right = 0;  ///< of them, those with every field softly right, none invented, body CER at most 5 %
    std::size_t body_edits = 0;
    std::size_t body_characters = 0;
    CutCounts cuts;
    Calibration calibration;  ///< of all scored fields that tell a confidence; right if strictly right

    [[nodiscard]] FieldCounts total() const;
    [[nodiscard]] double body_cer() const;  ///< percent

    RecordScore& operator+=(const RecordScore& other);
};

/// Compares the records of one document with its truth. Records are paired by the likeness of their text, fields within
/// a name one to one, first come first served.
[[nodiscard]] RecordScore score_records(std::span<const RecordLeaves> truth, std::span<const RecordLeaves> got);

}  // namespace depesha
