// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/engine.h"

namespace depesha {

/// Makes engines that read pages line by line with LSTM models of Tesseract and share the models' weights. A model is
/// loaded when it is first needed.
/// The engines throw std::runtime_error with a sentence if the language data is missing or broken.
[[nodiscard]] EnginePool::Maker line_engines(const RecognizeOptions& options);

}  // namespace depesha
