// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace depesha {

/// Russian in Latin letters after BGN/PCGN (1947, as ICU has it), in the simplified form that people search by: soft
/// and hard signs and the dots between letters are left out. "РОЩИН" -> "ROSHCHIN", "Ельцин" -> "Yeltsin". Latin
/// letters stay. Nothing for a text without Cyrillic letters. Invalid bytes become U+FFFD. From any thread.
[[nodiscard]] std::optional<std::string> transliterated(std::string_view text);

}  // namespace depesha
