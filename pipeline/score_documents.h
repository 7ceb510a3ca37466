// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/score/record_leaves.h"

#include <filesystem>
#include <string>
#include <vector>

namespace depesha {

/// A text with its transcript. A text that is missing is empty: all its characters are errors.
struct TextDocument {
    std::string name;
    std::vector<std::string> groups;  ///< "lang ru", "severity 2"
    std::string transcript;
    std::string text;
};

/// The records of a document beside those that should be there.
struct RecordDocument {
    std::string name;
    std::vector<std::string> groups;
    std::vector<RecordLeaves> truth;
    std::vector<RecordLeaves> got;
};

/// Finds transcripts below `truth` and the texts that belong to them below `out`. Two layouts are known: a folder with
/// a manifest.tsv (transcripts <id>-<page>.txt; the pages of a document count as one text), and folders of transcripts
/// that the outputs repeat file by file. An index.csv beside the transcripts says in "page" which files are some, and
/// in "truth" their group.
[[nodiscard]] std::vector<TextDocument> text_documents(const std::filesystem::path& truth,
                                                       const std::filesystem::path& out);

/// Finds <id>.records.json below `truth` and the *.telegram.json below `out` that belong to them: those whose first
/// page comes from the file <id>, or <id>-<number>. Blank pages are not counted. Throws std::runtime_error, with the
/// file's name, for what is no record.
[[nodiscard]] std::vector<RecordDocument> record_documents(const std::filesystem::path& truth,
                                                           const std::filesystem::path& out);

/// The whole of a file, or nothing where there is none.
[[nodiscard]] std::string file_text(const std::filesystem::path& file);

}  // namespace depesha
