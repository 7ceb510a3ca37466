// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram_page.h"

#include <vector>

namespace depesha {

/// A row of stars as models read it: four "words" or more, none of more than two letters, none sure.
bool is_row_of_stars(const LabelledLine& line);

/// The confidence that the better quarter of the page's lines reaches: text, whatever the dirt around it;
/// at least 0.4. There is one line at the least.
double usual_confidence(const std::vector<LabelledLine>& lines);

/// Read with some confidence as letters of one type, or a number or a word that telegrams have. A page without any such
/// line is blank: what was read on it is dirt and what shines through.
bool is_text(const LabelledLine& line);

/// Dirt, show-through and handwriting come out as letters that the engine itself hardly believes: far below what it
/// makes of the page's text, and with no word of the page's type or that the vocabulary or a grammar knows. On
/// tesseract's readings of worn pages such lines stay below two fifths of the usual confidence, short ones below two
/// thirds of it; faint text does not.
bool is_noise(const LabelledLine& line, double usual);

}  // namespace depesha
