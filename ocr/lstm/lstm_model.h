// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/character_set.h"
#include "ocr/lstm/dictionary.h"
#include "ocr/lstm/network_runner.h"
#include "page/recognized_page.h"

#include <opencv2/core/mat.hpp>

#include <span>
#include <vector>

namespace depesha {

/// A model of Tesseract, its network run by Depesha. Threads share it.
class LstmModel {
public:
    /// Takes the bytes of a .traineddata file.
    /// Throws BrokenModel with a clause ("it ...", "its ...") if they are broken or of a kind that is not known.
    explicit LstmModel(std::span<const char> traineddata, const Kernel& kernel = *kernels().front());

    using Scratch = PackedNetwork::Scratch;

    /// Reads one line that fills a grey strip. Only `text`, `place` (pixels of the strip) and `confidence` (on
    /// Tesseract's scale) are set.
    [[nodiscard]] std::vector<Word> read_strip(const cv::Mat& strip, Scratch& scratch) const;

private:
    LineNetwork network_;
    CharacterSet characters_;
    Dictionary dictionary_;
    PackedNetwork packed_;
};

}  // namespace depesha
