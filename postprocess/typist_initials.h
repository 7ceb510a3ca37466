// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace depesha {

/// True for the initials of the drafter and the typist below an American telegram, also as worn type is read:
/// "LPS:BL/12", "SWB:TS4/5".
[[nodiscard]] bool are_initials(std::string_view text);

}  // namespace depesha
