// SPDX-License-Identifier: Apache-2.0
#include "postprocess/transliterate.h"

#include "postprocess/unicode.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace depesha {

namespace {

/// Letters that Russian does not have are left to ICU's general rules for Cyrillic.
std::unique_ptr<icu::Transliterator> make_transliterator()
{
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
        u"Russian-Latin/BGN; Cyrillic-Latin; [\u02B9\u02BA\u00B7] Remove; NFC", UTRANS_FORWARD, error));
    if (U_FAILURE(error) || !made) {
        throw std::runtime_error("The ICU library has no rules to transliterate Russian; install libicu72 whole.");
    }
    return made;
}

}  // namespace

std::optional<std::string> transliterated(std::string_view text)
{
    const std::u32string letters = decoded(text);
    if (std::none_of(letters.begin(), letters.end(), is_cyrillic)) {
        return std::nullopt;
    }
    static const std::unique_ptr<icu::Transliterator> transliterator = make_transliterator();
    icu::UnicodeString latin = icu::UnicodeString::fromUTF8(encoded(letters));
    transliterator->transliterate(latin);
    std::string result;
    latin.toUTF8String(result);
    return result;
}

}  // namespace depesha
