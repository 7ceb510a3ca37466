// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/engine.h"
#include "ocr/lstm/lstm_model.h"
#include "ocr/reading.h"

#include <opencv2/core/mat.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace depesha {

class TesseractModel;

/// Typescript: both alphabets in one pass, made by the project. The others are Tesseract's own.
enum class ModelLanguage { Typescript, Russian, English };

/// The networks that Depesha runs itself, each loaded when it is first needed. Threads share it.
class SharedNetworks {
public:
    explicit SharedNetworks(RecognizeOptions options);

    [[nodiscard]] const RecognizeOptions& options() const { return options_; }

    /// Nothing where Tesseract is to run the model. Throws std::runtime_error with a sentence if it is for Depesha
    /// alone to run and cannot be.
    [[nodiscard]] std::shared_ptr<const LstmModel> of(ModelLanguage language);

private:
    [[nodiscard]] std::shared_ptr<const LstmModel> load(ModelLanguage language) const;

    RecognizeOptions options_;
    std::mutex mutex_;
    std::map<ModelLanguage, std::shared_ptr<const LstmModel>> networks_;
};

/// The models of one engine.
class Models {
public:
    explicit Models(std::shared_ptr<SharedNetworks> networks);
    ~Models();
    Models(const Models&) = delete;
    Models& operator=(const Models&) = delete;

    [[nodiscard]] const RecognizeOptions& options() const { return networks_->options(); }

    /// False where a folder of language data was named that has no "typescript.traineddata".
    [[nodiscard]] bool have_typescript() const;

    /// What runs a model, which is loaded if it was not: "lstm" or "tesseract 5.3.0".
    [[nodiscard]] std::string name_of(ModelLanguage language) const;

    /// Words of one line that fills a grey strip, places in pixels of the strip.
    /// Throws std::runtime_error with a sentence if the model is missing or broken, or gives up.
    [[nodiscard]] Reading read_strip(const cv::Mat& strip, ModelLanguage language);

private:
    [[nodiscard]] TesseractModel& tesseract(ModelLanguage language);

    std::shared_ptr<SharedNetworks> networks_;
    LstmModel::Scratch scratch_;
    std::map<ModelLanguage, TesseractModel> tesseract_;
};

}  // namespace depesha
