// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/score/score_report.h"

#include <filesystem>
#include <string>
#include <vector>

namespace depesha {

/// Finds transcripts below `truth` and the texts that belong to them below `out`. Two layouts are known: a folder with
/// a manifest.tsv (columns id, page, file, and perhaps lang, severity, orientation; transcripts <id>-<page>.txt; the
/// pages of a document count as one text), and folders of transcripts that the outputs repeat file by file; a text that
/// does not lie in the same subfolder is taken from elsewhere below `out` if only one there has its name. An index.csv
/// beside the transcripts says in "page" which files are some, and in "truth" their group. Without a manifest the
/// language is that of the records of truth beside the transcript, "mixed" where there are several.
/// Throws SetupError for folders that cannot be read and texts that are too long to be compared.
[[nodiscard]] std::vector<TextDocument> text_documents(const std::filesystem::path& truth,
                                                       const std::filesystem::path& out);

/// Finds <id>.records.json below `truth` and the *.telegram.json below `out` that belong to them: those whose first
/// page comes from the file <id>, or <id>-<number>. Blank pages are not counted. Throws SetupError, with the file's
/// name, for what is no record.
[[nodiscard]] std::vector<RecordDocument> record_documents(const std::filesystem::path& truth,
                                                           const std::filesystem::path& out);

}  // namespace depesha
