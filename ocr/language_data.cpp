// SPDX-License-Identifier: Apache-2.0
#include "ocr/language_data.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace depesha {

std::filesystem::path language_data_folder(const RecognizeOptions& options)
{
    if (!options.tessdata.empty()) {
        return options.tessdata;
    }
    const char* prefix = std::getenv("TESSDATA_PREFIX");  // NOLINT(concurrency-mt-unsafe): nobody writes it
    return prefix != nullptr && *prefix != '\0' ? prefix : "/usr/share/tesseract-ocr/5/tessdata";
}

std::vector<std::filesystem::path> language_data_files(const RecognizeOptions& options)
{
    std::vector<std::filesystem::path> files;
    for (const std::string language : {"rus", "eng"}) {
        const bool unused = options.languages == (language == "rus" ? Languages::English : Languages::Russian);
        if (unused) {
            continue;
        }
        files.push_back(language_data_folder(options) / (language + ".traineddata"));
        if (!std::filesystem::is_regular_file(files.back())) {
            throw std::runtime_error("the language data " + files.back().string() +
                                     " is missing: install the package tesseract-ocr-" + language +
                                     ", or name its folder with --tessdata");
        }
    }
    const std::filesystem::path typescript = language_data_folder(options) / "typescript.traineddata";
    if (!options.tessdata.empty() && std::filesystem::is_regular_file(typescript)) {
        files.push_back(typescript);
    }
    return files;
}

}  // namespace depesha
