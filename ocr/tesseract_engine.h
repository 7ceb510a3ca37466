// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/engine.h"

#include <memory>
#include <string>

namespace depesha {

/// An engine that reads with Tesseract's LSTM models. It loads a model when it first needs it.
/// Throws std::runtime_error with a sentence if the language data is missing or broken.
[[nodiscard]] std::unique_ptr<Engine> make_tesseract_engine(const RecognizeOptions& options);

/// Version of Tesseract and SHA-256 of each model that the options may use: what a result depends on.
/// Throws std::runtime_error with a sentence if the language data is missing.
[[nodiscard]] std::string tesseract_identity(const RecognizeOptions& options);

}  // namespace depesha
