// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram_page.h"

#include <vector>

namespace depesha {

/// Finds archival references that a line breaks ("... and AVPRF, Fond" / "059a, Opis 5a, Delo 7"): the piece of the
/// upper line has the whole reference, that of the lower line the value goes_on_piece. Both lie alone where they lie:
/// other pieces of the same words are taken away.
void join_references(std::vector<LabelledLine>& lines);

}  // namespace depesha
