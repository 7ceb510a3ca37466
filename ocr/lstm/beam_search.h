// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/character_set.h"
#include "ocr/lstm/dictionary.h"
#include "ocr/lstm/network_runner.h"

#include <vector>

namespace depesha {

/// A character of a line and the steps of the network that it fills.
struct ReadCharacter {
    int character = 0;

    /// The step at which it is read, and those that it reaches from and to: half way to its neighbours.
    int at = 0;
    int begin = 0;
    int end = 0;

    /// Natural logarithm of the probability of its least likely step, not above 0, more than twice as low outside the
    /// dictionary; Tesseract's certainty.
    double certainty = 0.0;
};

/// The likeliest characters of a line by prefix beam search over CTC outputs (Graves 2006), in which ways of dictionary
/// words compete with those of any characters. Widths, offsets and limits are those of Tesseract's RecodeBeamSearch.
[[nodiscard]] std::vector<ReadCharacter> search_characters(const CodeProbabilities& probabilities,
                                                           const CharacterSet& characters, const Dictionary& dictionary,
                                                           int null_code);

}  // namespace depesha
