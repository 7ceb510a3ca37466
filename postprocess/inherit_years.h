// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram.h"

#include <vector>

namespace depesha {

/// Tells between which days dates without a year lie ("NO: 1040, January 15, 9 p.m."), from the first of these that
/// tells it: another whole date of the record (the year that brings the two nearest, within two months), a year or a
/// span of years that a folder of the scan is called ("1951", "1950-1952 гг."), the span of the folder's dated
/// telegrams (three at least, a month to spare at both ends). `iso` stays as the page tells it. The telegrams are those
/// of one folder.
void inherit_years(std::vector<Telegram>& telegrams);

}  // namespace depesha
