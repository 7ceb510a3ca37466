// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/alphabet.h"
#include "ocr/reading.h"

namespace depesha {

/// What a line tells of its alphabet: letters that only one has, and № for the Russian one; Roman numerals, which stand
/// among letters of both, tell nothing. Only `only_latin` and `only_cyrillic` are set.
[[nodiscard]] Letters alphabet_evidence(const Reading& line);

/// The line with the letters of each word in one alphabet: a model of both may read the С of США as C. Letters that
/// only one alphabet has decide for the letters beside them; where there are none, the words beside it do, then the
/// line, then the page. Runs with letters that only each alphabet has are left alone, as are single signs that may be
/// Roman numerals (X). A word that begins with the same shape twice, once in each alphabet, loses the first (such a
/// model may read one type twice), but not С, with which СССР begins; O beside digits becomes 0.
[[nodiscard]] Reading in_one_alphabet(Reading line, Alphabet page = Alphabet::None);

}  // namespace depesha
