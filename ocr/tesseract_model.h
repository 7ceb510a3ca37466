// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/geometry.h"
#include "page/recognized_page.h"

#include <opencv2/core/mat.hpp>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace depesha {

/// One language model of Tesseract, ready to read. Used by one thread at a time.
class TesseractModel {
public:
    /// Loads `language` ("rus") from a folder of .traineddata files.
    /// Throws std::runtime_error with a sentence if it is missing or broken.
    TesseractModel(const std::filesystem::path& folder, const std::string& language);

    /// Loads the model that is part of the program.
    explicit TesseractModel(std::span<const char> traineddata);

    ~TesseractModel();
    TesseractModel(const TesseractModel&) = delete;
    TesseractModel& operator=(const TesseractModel&) = delete;
    TesseractModel(TesseractModel&&) noexcept;
    TesseractModel& operator=(TesseractModel&&) noexcept;

    /// Reads one line that fills a grey strip. Only `text`, `place` (pixels of the strip) and `confidence` are set.
    /// Throws std::runtime_error if Tesseract gives up.
    [[nodiscard]] std::vector<Word> read_strip(const cv::Mat& strip);

private:
    struct Api;
    std::unique_ptr<Api> api_;
};

/// Version of the Tesseract library ("5.3.0").
[[nodiscard]] std::string tesseract_version();

}  // namespace depesha
