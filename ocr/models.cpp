// SPDX-License-Identifier: Apache-2.0
#include "ocr/models.h"

#include "ocr/language_data.h"
#include "ocr/lstm/byte_reader.h"
#include "ocr/tesseract_model.h"
#include "ocr/typescript_model.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace depesha {
namespace {

/// What the file of a model is called, without its ending.
std::string stem_of(ModelLanguage language)
{
    switch (language) {
    case ModelLanguage::Russian:
        return "rus";
    case ModelLanguage::English:
        return "eng";
    case ModelLanguage::Typescript:
        break;
    }
    return "typescript";
}

/// True for the model that is part of the program.
bool is_built_in(ModelLanguage language, const RecognizeOptions& options)
{
    return language == ModelLanguage::Typescript && options.tessdata.empty();
}

/// Empty if the file cannot be read.
std::vector<char> bytes_of(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

SharedNetworks::SharedNetworks(RecognizeOptions options) : options_(std::move(options)) {}

std::shared_ptr<const LstmModel> SharedNetworks::of(ModelLanguage language)
{
    if (options_.engine == EngineChoice::Tesseract) {
        return nullptr;
    }
    const std::lock_guard lock(mutex_);
    const auto found = networks_.find(language);
    return found != networks_.end() ? found->second : networks_.emplace(language, load(language)).first->second;
}

std::shared_ptr<const LstmModel> SharedNetworks::load(ModelLanguage language) const
{
    if (is_built_in(language, options_)) {
        return std::make_shared<LstmModel>(typescript_model());
    }
    const std::filesystem::path file = language_data_folder(options_) / (stem_of(language) + ".traineddata");
    try {
        return std::make_shared<LstmModel>(bytes_of(file));
    } catch (const BrokenModel& broken) {
        if (options_.engine == EngineChoice::Auto) {
            return nullptr;
        }
        throw std::runtime_error("the language data " + file.string() + " is not for --engine lstm: " + broken.what() +
                                 "; use --engine tesseract, or install it anew");
    }
}

Models::Models(std::shared_ptr<SharedNetworks> networks) : networks_(std::move(networks)) {}

Models::~Models() = default;

bool Models::have_typescript() const
{
    return options().tessdata.empty() ||
           std::filesystem::is_regular_file(language_data_folder(options()) / "typescript.traineddata");
}

std::string Models::name_of(ModelLanguage language) const
{
    return networks_->of(language) != nullptr ? "lstm" : "tesseract " + tesseract_version();
}

Reading Models::read_strip(const cv::Mat& strip, ModelLanguage language)
{
    const std::shared_ptr<const LstmModel> network = networks_->of(language);
    return network != nullptr ? network->read_strip(strip, scratch_) : tesseract(language).read_strip(strip);
}

TesseractModel& Models::tesseract(ModelLanguage language)
{
    const auto found = tesseract_.find(language);
    if (found != tesseract_.end()) {
        return found->second;
    }
    TesseractModel model = is_built_in(language, options())
                               ? TesseractModel(typescript_model())
                               : TesseractModel(language_data_folder(options()), stem_of(language));
    return tesseract_.emplace(language, std::move(model)).first->second;
}

}  // namespace depesha
