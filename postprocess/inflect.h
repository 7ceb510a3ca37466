// SPDX-License-Identifier: Apache-2.0
// Russian declension, backwards: from the case a name was typed in to the nominative, and forwards for places.
#pragma once

#include "postprocess/names.h"

#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// One word out of its case by rule, capitals as typed; unchanged where no rule applies.
struct Uninflected {
    std::u32string word;

    /// 1 where the ending tells, less where it may be another's, 0.5 where nothing was changed.
    double confidence = 0.5;
    bool changed = false;
};

/// A surname or the last word of a foreign name: "РОЩИНУ" -> "РОЩИН", "ЛУГОВОМУ" -> "ЛУГОВОЙ", "Щербине" -> "Щербина".
[[nodiscard]] Uninflected surname(std::u32string_view word, GrammaticalCase typed_case);

/// True for endings that only Russian surnames have (-ов, -ев, -ин, -ский and their feminine), in any of the three
/// cases.
[[nodiscard]] bool is_russian_surname(std::u32string_view word);

/// True if the word ends as a name in the dative does.
[[nodiscard]] bool is_dative(std::u32string_view word);

enum class Gender { Masculine, Feminine, Neuter, Plural };

/// The head noun of an office: "начальнику" -> "начальник", "управлению" -> "управление".
struct Noun {
    std::u32string word;
    Gender gender = Gender::Masculine;
    bool changed = false;
};
[[nodiscard]] Noun noun(std::u32string_view word, GrammaticalCase typed_case);

/// True for an adjective (or participle) in the case.
[[nodiscard]] bool is_adjective(std::u32string_view word, GrammaticalCase typed_case);

/// "Главному" with a neuter noun -> "Главное".
[[nodiscard]] std::u32string adjective(std::u32string_view word, GrammaticalCase typed_case, Gender gender);

/// A place out of the genitive: "Аньдуна" -> "Аньдун", "Тираны" -> "Тирана", "Шанхая" -> "Шанхай".
[[nodiscard]] Uninflected place_from_genitive(std::u32string_view word);

/// The genitives a place may have by rule (lower case, several where its gender is not told): "рига" -> "риги".
[[nodiscard]] std::vector<std::u32string> place_genitives(std::u32string_view nominative);

/// First letters of words and of parts after a hyphen capital, the rest small; small words inside ("на", "де", "au")
/// small.
[[nodiscard]] std::u32string in_title_case(std::u32string_view text);

}  // namespace depesha
