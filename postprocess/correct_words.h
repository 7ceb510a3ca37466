// SPDX-License-Identifier: Apache-2.0
// Words put right where the vocabulary or the spelling leaves no doubt; what was read stays in the field's raw.
#pragma once

#include "postprocess/make_field.h"
#include "postprocess/vocabulary.h"

#include <string>
#include <string_view>

namespace depesha {

/// The text of a field that a phrase of this role makes up, its misread letters those of the phrase: "ТЕЛЬГРАММА" ->
/// "ТЕЛЕГРАММА". Words keep their capitals. A word stays as read where the engine is sure of it, or where it differs
/// from the phrase's by more than a third of its letters: a typist may have written another word.
[[nodiscard]] std::string corrected_phrase(const Stretch& words, Role role);

/// The same for the words of any text that a phrase of the role fits; `confidence` is that of its reading, 0 to 1.
[[nodiscard]] std::string corrected_phrase(std::string_view text, Role role, Language language, double confidence);

/// The name of an office, put right by the vocabulary; «ЦК ВКП (б)» -> «ЦК ВКП(б)». `words` tell how sure the reading
/// is.
[[nodiscard]] std::string corrected_office(std::string_view office, const Stretch& words);

/// «Ha ® 195 от 11.VIII.» -> «На № 195 от 11.VIII.»: the label and the number of a Russian reply, with the number and
/// the series letter as they were understood.
[[nodiscard]] std::string corrected_reply(std::string_view text, std::string_view number, std::string_view suffix);

/// Russian text with ъ where only ь can stand («Северъянов», «просъба»), and with О, Об where a sentence begins with
/// 0, 06 before a word. Spelling before 1918, which ends words in ъ, stays.
[[nodiscard]] std::string corrected_spelling(std::string_view text);

}  // namespace depesha
