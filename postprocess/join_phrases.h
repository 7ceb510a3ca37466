// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram_page.h"

#include <vector>

namespace depesha {

/// Finds titles and agencies that a line breaks («ПРАВИТЕЛЬСТВЕННАЯ» / «ТЕЛЕГРАММА», «8 УПРАВЛЕНИЕ» / «ГЕНЕРАЛЬНОГО
/// ШТАБА»): where the first words of two lines, each up to a wide gap, are a phrase of the vocabulary together and
/// better so than each by itself, both get a piece of it, and lose others of the same words.
void join_phrases(std::vector<LabelledLine>& lines);

}  // namespace depesha
