// SPDX-License-Identifier: Apache-2.0
#include "ocr/models.h"

#include "ocr/language_data.h"
#include "ocr/tesseract_model.h"
#include "ocr/typescript_model.h"

#include <filesystem>
#include <utility>

namespace depesha {

Models::Models(RecognizeOptions options) : options_(std::move(options)) {}

Models::~Models() = default;

bool Models::have_typescript() const
{
    return options_.tessdata.empty() ||
           std::filesystem::is_regular_file(language_data_folder(options_) / "typescript.traineddata");
}

Reading Models::read_strip(const cv::Mat& strip, ModelLanguage language)
{
    return of(language).read_strip(strip);
}

TesseractModel& Models::of(ModelLanguage language)
{
    const auto found = models_.find(language);
    return found != models_.end() ? found->second : models_.emplace(language, load(language)).first->second;
}

TesseractModel Models::load(ModelLanguage language) const
{
    const std::filesystem::path folder = language_data_folder(options_);
    switch (language) {
    case ModelLanguage::Russian:
        return {folder, "rus"};
    case ModelLanguage::English:
        return {folder, "eng"};
    case ModelLanguage::Typescript:
        break;
    }
    return options_.tessdata.empty() ? TesseractModel(typescript_model()) : TesseractModel(folder, "typescript");
}

}  // namespace depesha
