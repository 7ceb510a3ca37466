// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace depesha {

/// The symbol of an office in the ACTION and INFO column of an American telegram, as it was typed: capitals alone, as
/// many as the entry is steps of the typewriter wide ("Gc", one step wide, is G), and where the vocabulary knows no
/// such office but one whose letters are taken for these, that one ("LNR" -> "INR").
[[nodiscard]] std::string office_symbol(std::string_view read, double steps_wide);

}  // namespace depesha
