// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/score/compare_records.h"
#include "postprocess/score/record_leaves.h"
#include "postprocess/score/score_records.h"
#include "postprocess/score/score_text.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace depesha {

/// A text with its transcript, both UTF-8. A text that was not found is empty: all its characters are errors.
struct TextDocument {
    std::string name;
    std::string document;             ///< the name of the document that it is a page of
    std::vector<std::string> groups;  ///< "lang ru", "severity 2"
    std::string transcript;
    std::string text;
    bool found = true;
};

/// The records of a document beside those that should be there.
struct RecordDocument {
    std::string name;
    std::vector<std::string> groups;
    std::vector<RecordLeaves> truth;
    std::vector<RecordLeaves> got;
};

/// The figures of documents taken together.
struct ScoreGroup {
    TextScore text;
    std::vector<double> cers;  ///< of every text, percent, lowest first
    RecordScore records;

    /// The CER that this share (0 to 1) of the texts stays below, percent; 0 without texts.
    [[nodiscard]] double cer_quantile(double share) const;
};

struct ScoredText {
    TextDocument text;
    TextScore score;
};

/// Texts and records of one document.
struct ScoredDocument {
    std::string name;
    std::vector<ScoredText> texts;
    std::optional<RecordScore> records;  ///< empty where no records of truth are given
    std::vector<RecordComparison> comparisons;

    [[nodiscard]] TextScore text() const;  ///< of all its texts
};

struct ScoreReport {
    ScoreGroup all;
    std::map<std::string, ScoreGroup> groups;  ///< by name
    std::vector<ScoredDocument> documents;     ///< by name
};

/// Measures texts and records. A document belongs to each of its groups.
[[nodiscard]] ScoreReport score_documents(std::vector<TextDocument> texts, const std::vector<RecordDocument>& records);

}  // namespace depesha
