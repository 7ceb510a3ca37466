// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/make_field.h"
#include "postprocess/telegram.h"

namespace depesha {

/// An addressee of these words, without quotes; `found` tells who it is, null where no grammar knew it.
[[nodiscard]] Addressee addressee_of(const Stretch& words, const FoundAddress* found);

/// Puts an address line into the message: its addressees, the destination where a place in capitals stands before a
/// person (ПЕКИН, РОЩИНУ), the number at the end of a cable's line.
void read_address(const Stretch& line, Message& message);

/// The same where no other line tells a place with an addressee: the destination is the place before a post abroad as
/// well (КАБУЛ, СОВПОСЛУ).
void read_lone_address(const Stretch& line, Message& message);

}  // namespace depesha
