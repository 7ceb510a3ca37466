// SPDX-License-Identifier: Apache-2.0
// Names of places, persons and offices out of the grammatical case they are typed in.
#pragma once

#include "postprocess/fold.h"

#include <string>
#include <string_view>

namespace depesha {

/// The case a label or a place in an address asks for: "Из" genitive, "Кому" dative, "Куда:" nominative.
/// In English every case is the nominative.
enum class GrammaticalCase { Nominative, Genitive, Dative };

struct NamedValue {
    /// Empty where the text holds no name.
    std::string text;

    /// 1 where the name is in the list or stood in the nominative; less where a rule had to guess.
    double confidence = 0.0;
};

/// The place as a reader names it: nominative, capital initials ("ПЕКИНА" -> "Пекин", "Алма-Аты" -> "Алма-Ата",
/// "TEL AVIV" -> "Tel Aviv"). A place of the list is found through single OCR errors.
[[nodiscard]] NamedValue place_name(std::string_view typed, GrammaticalCase typed_case, Language language);

/// True if the text is a place of the list in any case (names of two and more words included), exactly or, from six
/// letters on, through one error.
[[nodiscard]] bool is_known_place(std::string_view typed, Language language);

/// The person in the nominative, capitals as typed, honorifics and stops cut, initials kept, an editor's bracket cut:
/// "Тов. КРЫМОВУ" -> "КРЫМОВ", "И. С. Лаптеву" -> "И. С. Лаптев", "МАО ЦЗЭДУНУ" -> "МАО ЦЗЭДУН",
/// "ЛУГОВОМУ [ГРИНЬ]" -> "ЛУГОВОЙ". Several persons stay several: "Гьони и Ходо" -> "Гьони, Ходо".
[[nodiscard]] NamedValue person_name(std::string_view typed, GrammaticalCase typed_case, Language language);

/// The office in the nominative, capitals as typed, but small letters for several words in capitals
/// ("ВРЕМЕННОМУ ПОВЕРЕННОМУ" -> "временный поверенный"): "Начальнику тыла" -> "Начальник тыла",
/// "Главному управлению речного флота" -> "Главное управление речного флота". Only the words that agree with the head
/// change; genitives after it stay.
[[nodiscard]] NamedValue office_name(std::string_view typed, GrammaticalCase typed_case, Language language);

/// Splits a signature as an editor completed it: "FILIPPOV [Stalin]" -> name "FILIPPOV", resolved "Stalin".
/// `title` is what stands before the name: "Секретарь крайкома Ерохин", "Наркомфин Салтыков".
struct SignedName {
    std::string name;
    std::string resolved;
    std::string title;
};
[[nodiscard]] SignedName signed_name(std::string_view signature, Language language);

/// True if the text can be the name of a person and nothing else: one to four words with capital initials, initials
/// allowed, no figures, no word of the vocabulary.
[[nodiscard]] bool looks_like_name(std::string_view text, Language language);

}  // namespace depesha
