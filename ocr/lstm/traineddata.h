// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace depesha {

/// What Depesha takes from a .traineddata file of Tesseract 4 or 5 (doc/tessdatamanager of its sources: a table of
/// offsets, then the components one after another). The spans lie in the file's bytes.
struct Traineddata {
    std::span<const char> network;
    std::span<const char> unicharset;
    std::span<const char> recoder;

    /// Graphs of words, of numbers and of the punctuation around both; empty where the model has none.
    std::span<const char> punctuation;
    std::span<const char> words;
    std::span<const char> numbers;
};

/// Throws BrokenModel with a clause ("it ...") if the bytes are no such file, or one of the time before LSTM networks.
[[nodiscard]] Traineddata split_traineddata(std::span<const char> file);

}  // namespace depesha
