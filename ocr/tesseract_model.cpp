// SPDX-License-Identifier: Apache-2.0
#include "ocr/tesseract_model.h"

#include "ocr/network_height.h"
#include "page/pix.h"

#include <allheaders.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace depesha {

struct TesseractModel::Api {
    tesseract::TessBaseAPI base;
};

namespace {

bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

std::string without_spaces(const char* text)
{
    std::string kept;
    for (; text != nullptr && *text != '\0'; ++text) {
        if (!is_space(*text)) {
            kept += *text;
        }
    }
    return kept;
}

Word word_at(const tesseract::ResultIterator& at)
{
    Word word;
    const std::unique_ptr<const char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
    word.text = without_spaces(text.get());
    at.BoundingBox(tesseract::RIL_WORD, &word.place.left, &word.place.top, &word.place.right, &word.place.bottom);
    word.confidence = std::min(1.0, std::max(0.0, static_cast<double>(at.Confidence(tesseract::RIL_WORD)) / 100.0));
    return word;
}

std::vector<Word> words_of(tesseract::TessBaseAPI& base)
{
    std::vector<Word> words;
    const std::unique_ptr<tesseract::ResultIterator> at(base.GetIterator());
    if (at == nullptr || at->Empty(tesseract::RIL_WORD)) {
        return words;
    }
    do {
        Word word = word_at(*at);
        if (!word.text.empty()) {
            words.push_back(std::move(word));
        }
    } while (at->Next(tesseract::RIL_WORD));
    return words;
}

/// Rounded outwards, inside `size`.
Box scaled(const Box& box, double scale, const cv::Size& size)
{
    const auto at = [scale](int place) { return scale * place; };
    const Box large{static_cast<int>(std::floor(at(box.left))), static_cast<int>(std::floor(at(box.top))),
                    static_cast<int>(std::ceil(at(box.right))), static_cast<int>(std::ceil(at(box.bottom)))};
    return intersected(large, {0, 0, size.width, size.height});
}

/// Pages are dark on light here; a second try on the inverted line would double the cost of every weak one.
void set_up(tesseract::TessBaseAPI& base)
{
    base.SetVariable("tessedit_do_invert", "0");
    base.SetPageSegMode(tesseract::PSM_RAW_LINE);
}

}  // namespace

TesseractModel::TesseractModel(const std::filesystem::path& folder, const std::string& language)
    : api_(std::make_unique<Api>())
{
    if (api_->base.Init(folder.c_str(), language.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
        throw std::runtime_error("the language data \"" + language + "\" in " + folder.string() +
                                 " cannot be loaded: install it anew (package tesseract-ocr-" + language + ")");
    }
    set_up(api_->base);
}

TesseractModel::TesseractModel(std::span<const char> traineddata) : api_(std::make_unique<Api>())
{
    if (api_->base.Init(traineddata.data(), static_cast<int>(traineddata.size()), "typescript",
                        tesseract::OEM_LSTM_ONLY, nullptr, 0, nullptr, nullptr, false, nullptr) != 0) {
        throw std::runtime_error("the model inside the program cannot be loaded: build it anew");
    }
    set_up(api_->base);
}

TesseractModel::~TesseractModel() = default;
TesseractModel::TesseractModel(TesseractModel&&) noexcept = default;
TesseractModel& TesseractModel::operator=(TesseractModel&&) noexcept = default;

std::vector<Word> TesseractModel::read_strip(const cv::Mat& strip)
{
    constexpr int any_dpi = 300;  // a line is scaled to the network's height whatever its resolution
    const PixPtr pix = at_network_height(to_pix(strip));
    api_->base.SetImage(pix.get());
    api_->base.SetSourceResolution(any_dpi);
    if (api_->base.Recognize(nullptr) != 0) {
        throw std::runtime_error("Tesseract gave up on the page");
    }
    std::vector<Word> words = words_of(api_->base);
    api_->base.Clear();
    const double scale = static_cast<double>(strip.rows) / pixGetHeight(pix.get());
    for (Word& word : words) {
        word.place = scaled(word.place, scale, {strip.cols, strip.rows});
    }
    return words;
}

std::string tesseract_version()
{
    return tesseract::TessBaseAPI::Version();
}

}  // namespace depesha
