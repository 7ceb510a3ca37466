// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/score/pair_records.h"

#include <cstddef>
#include <span>

namespace depesha {

/// What is wrong with the number of records of a document.
struct CutCounts {
    std::size_t cuts = 0;      ///< records that are a part cut off another
    std::size_t joins = 0;     ///< telegrams that were taken for a part of another
    std::size_t missing = 0;   ///< telegrams whose text is in no record
    std::size_t invented = 0;  ///< records whose text is in no telegram

    CutCounts& operator+=(const CutCounts& other);
};

/// Says of every record without partner where its words went: where at least half of them stand in another record
/// beyond the words of that record's own partner, it was cut off or joined. Records of the right number whose border
/// lies in a wrong place are not seen here; their fields and bodies suffer.
[[nodiscard]] CutCounts count_cuts(std::span<const FoldedRecord> truths, std::span<const FoldedRecord> gots,
                                   std::span<const RecordPair> pairs);

}  // namespace depesha
