// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/engine.h"

#include <filesystem>
#include <vector>

namespace depesha {

/// The folder of .traineddata files that the options name: `tessdata`, else $TESSDATA_PREFIX unless empty, else where
/// Debian's packages put them.
[[nodiscard]] std::filesystem::path language_data_folder(const RecognizeOptions& options);

/// The .traineddata files that the options may use: those of the languages and, from a folder that was named,
/// "typescript.traineddata" if it is there. Throws std::runtime_error with a sentence if one is missing.
[[nodiscard]] std::vector<std::filesystem::path> language_data_files(const RecognizeOptions& options);

}  // namespace depesha
