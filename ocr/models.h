// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/engine.h"
#include "ocr/reading.h"

#include <opencv2/core/mat.hpp>

#include <map>
#include <memory>

namespace depesha {

class TesseractModel;

/// Typescript: both alphabets in one pass, made by the project. The others are Tesseract's own.
enum class ModelLanguage { Typescript, Russian, English };

/// The models of one engine, each loaded when it is first needed.
class Models {
public:
    explicit Models(RecognizeOptions options);
    ~Models();
    Models(const Models&) = delete;
    Models& operator=(const Models&) = delete;

    /// False where a folder of language data was named that has no "typescript.traineddata".
    [[nodiscard]] bool have_typescript() const;

    /// Words of one line that fills a grey strip, places in pixels of the strip.
    /// Throws std::runtime_error with a sentence if the model is missing or broken, or gives up.
    [[nodiscard]] Reading read_strip(const cv::Mat& strip, ModelLanguage language);

private:
    [[nodiscard]] TesseractModel& of(ModelLanguage language);
    [[nodiscard]] TesseractModel load(ModelLanguage language) const;

    RecognizeOptions options_;
    std::map<ModelLanguage, TesseractModel> models_;
};

}  // namespace depesha
