// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/engine.h"

#include <memory>
#include <string>

namespace depesha {

/// An engine that reads with Tesseract's LSTM models. It loads a model when it first needs it.
/// Throws std::runtime_error with a sentence if the language data is missing or broken.
[[nodiscard]] std::unique_ptr<Engine> make_tesseract_engine(const RecognizeOptions& options);

/// Version of the Tesseract library ("5.3.0").
[[nodiscard]] std::string tesseract_version();

}  // namespace depesha
