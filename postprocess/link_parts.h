// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram.h"

#include <vector>

namespace depesha {

/// Gives the parts of one telegram that were sent as telegrams of their own ("Section one of two") a group: the id of
/// the first of them. Parts belong together that follow one another in the folder and in number, with the same count of
/// parts, the same kind of telegram and, where both tell one, the same number. A part whose companions are not there
/// has no group. The telegrams are those of one folder, in its order.
void link_parts(std::vector<Telegram>& telegrams);

}  // namespace depesha
