// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/folded_text.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace depesha {

namespace {

std::u32string code_points(const icu::UnicodeString& text)
{
    std::u32string points;
    points.reserve(static_cast<std::size_t>(text.length()));
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        points.push_back(static_cast<char32_t>(text.char32At(at)));
    }
    return points;
}

icu::UnicodeString composed_unicode(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const form = icu::Normalizer2::getNFCInstance(status);
    const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    icu::UnicodeString normal = form->normalize(text, status);
    if (U_FAILURE(status)) {
        throw std::runtime_error("ICU cannot normalize a text; is its data installed (libicu72)?");
    }
    return normal;
}

/// White space: what the bidirectional algorithm takes for it, and the space separators.
bool is_space(char32_t point)
{
    const auto c = static_cast<UChar32>(point);
    const UCharDirection direction = u_charDirection(c);
    return direction == U_WHITE_SPACE_NEUTRAL || direction == U_BLOCK_SEPARATOR || direction == U_SEGMENT_SEPARATOR ||
           u_charType(c) == U_SPACE_SEPARATOR;
}

bool is_word_sign(char32_t point)
{
    const auto c = static_cast<UChar32>(point);
    return c == U'_' || u_isalpha(c) != 0 || u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

/// Runs of what `separates` as one space each, none at the ends.
template <class Separates>
std::u32string single_spaced(std::u32string_view text, const Separates& separates)
{
    std::u32string spaced;
    for (const char32_t c : text) {
        if (!separates(c)) {
            spaced.push_back(c);
        } else if (!spaced.empty() && spaced.back() != U' ') {
            spaced.push_back(U' ');
        }
    }
    if (!spaced.empty() && spaced.back() == U' ') {
        spaced.pop_back();
    }
    return spaced;
}

/// One space for a run of them, none at the beginning; a line's end anywhere in the run is shown.
void add_space(std::vector<FoldedSign>& signs, char32_t space)
{
    if (signs.empty()) {
        return;
    }
    if (signs.back().folded != U' ') {
        signs.push_back({U' ', U' '});
    }
    if (space == U'\n') {
        signs.back().shown = U'\n';
    }
}

std::u32string_view in_ascii(char32_t c)
{
    switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
        return U"\"";
    case U'’':
    case U'‘':
        return U"'";
    case U'—':
    case U'–':
    case U'‐':
    case U'−':
        return U"-";
    case U'…':
        return U"...";
    default:
        return {};
    }
}

char32_t latin_twin(char32_t c)
{
    constexpr std::u32string_view cyrillic = U"АВСЕНКМОРТХасеорхуІі";
    constexpr std::u32string_view latin = U"ABCEHKMOPTXaceopxyIi";
    const std::size_t at = cyrillic.find(c);
    return at == std::u32string_view::npos ? c : latin[at];
}

/// "S P E C I A L" becomes "SPECIAL": a space goes where it stands between two signs that stand alone.
std::u32string closed_up(std::u32string_view text)
{
    const auto word_at = [&](std::size_t at) { return at < text.size() && is_word_sign(text[at]); };
    std::u32string closed;
    for (std::size_t i = 0; i < text.size(); ++i) {
        closed.push_back(text[i]);
        const bool alone = word_at(i) && (i == 0 || !word_at(i - 1)) && i + 1 < text.size() && text[i + 1] == U' ';
        if (alone && word_at(i + 2) && !word_at(i + 3)) {
            ++i;
        }
    }
    return closed;
}

icu::UnicodeString with_latin_twins(const icu::UnicodeString& text)
{
    constexpr std::u32string_view dropped = U"«»“”„\"‘’'";
    constexpr std::u32string_view dashes = U"—–−‐";
    icu::UnicodeString folded;
    for (const char32_t c : code_points(text)) {
        if (dropped.find(c) == std::u32string_view::npos) {
            const bool dash = dashes.find(c) != std::u32string_view::npos;
            folded.append(static_cast<UChar32>(dash ? U'-' : latin_twin(c)));
        }
    }
    return folded;
}

}  // namespace

std::u32string composed(std::string_view utf8)
{
    return code_points(composed_unicode(utf8));
}

std::vector<FoldedSign> folded_signs(std::string_view utf8)
{
    std::vector<FoldedSign> signs;
    for (const char32_t c : composed(utf8)) {
        const std::u32string_view ascii = in_ascii(c);
        if (is_space(c)) {
            add_space(signs, c);
        } else if (ascii.size() == 1) {
            signs.push_back({ascii.front(), c});
        } else if (!ascii.empty()) {
            std::transform(ascii.begin(), ascii.end(), std::back_inserter(signs), [](char32_t sign) {
                return FoldedSign{sign, sign};
            });
        } else {
            signs.push_back({c, c});
        }
    }
    if (!signs.empty() && signs.back().folded == U' ') {
        signs.pop_back();
    }
    return signs;
}

std::u32string folded_text(std::string_view utf8)
{
    const std::vector<FoldedSign> signs = folded_signs(utf8);
    std::u32string folded;
    std::transform(signs.begin(), signs.end(), std::back_inserter(folded),
                   [](const FoldedSign& sign) { return sign.folded; });
    return folded;
}

std::u32string folded_field(std::string_view utf8)
{
    icu::UnicodeString text = with_latin_twins(composed_unicode(utf8));
    text.toLower(icu::Locale::getRoot());
    const auto separates = [](char32_t c) { return is_space(c) || c == U'.' || c == U',' || c == U':' || c == U';'; };
    return single_spaced(closed_up(code_points(text)), separates);
}

}  // namespace depesha
