// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace depesha {

/// True for a Russian name of an office run together from syllables that the vocabulary lists (Главнефть, Облфинотделу,
/// КАСПТАНКЕР), in the nominative, genitive ("Предкрайисполкома") or dative.
[[nodiscard]] bool is_run_together(std::u32string_view word);

}  // namespace depesha
