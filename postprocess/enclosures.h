// SPDX-License-Identifier: Apache-2.0
// Notes that send a telegram along: «Направляю Вам копию телеграммы нашего посла …».
#pragma once

#include "postprocess/make_field.h"

#include <span>

namespace depesha {

/// True if `telegram`, which begins where `note` ends, is what the note encloses: the text of the note says that it
/// sends a telegram, the note itself has neither title nor origin, the telegram has one. Where the telegram begins on
/// another page than the note ends on, the note has to name its place or number, or the telegram to be marked as a
/// copy: that page may be missing.
[[nodiscard]] bool is_enclosed(std::span<const Stretch> note, std::span<const Stretch> telegram, bool on_one_page);

}  // namespace depesha
