// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/fold.h"

#include <string>
#include <string_view>

namespace depesha {

/// Puts look-alike letters back into the alphabet they were typed in. A word with letters that only one alphabet has
/// follows them; a word made of shared letters alone follows the language of its line, unless it is a Roman numeral
/// (English) or stands among digits as a Latin mark would (F-84E). Digits are left as they are, but 3, 0 and 6
/// between Russian letters become з, о, б, and so does "(6)" after the name of a party ("ВКП(6)" -> "ВКП(б)"), and a
/// 3 that begins a word ("3ИС" -> "ЗИС"). On Russian lines I, l, О and З within a number become figures ("I949").
[[nodiscard]] std::string repaired_lookalikes(std::string_view text, Language language);

/// A word that a Latin model read off Russian type, in the Russian letters of its shapes: "ATAJIAPOB" -> "АТАЛАРОВ",
/// "BKII" -> "ВКП". Letters without a likeness stay. For names in Russian headers, where Latin words are not expected.
[[nodiscard]] std::u32string cyrillic_reading(std::u32string_view word);

/// repaired_lookalikes for names in headers: on a Russian line every word of three and more Latin letters is read so.
[[nodiscard]] std::string repaired_name(std::string_view text, Language language);

}  // namespace depesha
