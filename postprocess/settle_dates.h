// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram.h"

namespace depesha {

/// A date with two readings (13.11.51 is II or 11, 5/6/50 is June or May) takes the one that lies within three days of
/// a date of the header which has but one; where none does, or its first reading does too, it stays.
void settle_dates(Header& header);

}  // namespace depesha
