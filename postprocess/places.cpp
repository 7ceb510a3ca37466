// SPDX-License-Identifier: Apache-2.0
#include "postprocess/places.h"

#include "postprocess/edit_distance.h"
#include "postprocess/inflect.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <array>
#include <vector>

namespace depesha {

namespace {

/// One form of a place: folded letters, and the nominative it belongs to.
struct PlaceForm {
    std::u32string letters;
    std::string name;
    bool declined = false;
};

/// Digits that stand for letters of their shape are read as these.
char32_t letter_of(char32_t code, Language language)
{
    if (code == U'0') {
        return language == Language::Russian ? U'о' : U'o';
    }
    return code == U'3' && language == Language::Russian ? U'з' : code;
}

std::u32string letters_of(std::string_view text, Language language)
{
    std::u32string letters;
    for (const char32_t code : fold(text, language).text) {
        if (const char32_t letter = letter_of(code, language); is_letter(letter)) {
            letters.push_back(letter);
        }
    }
    return letters;
}

std::vector<PlaceForm> make_forms(Language language)
{
    const Vocabulary& vocabulary = Vocabulary::built_in();
    std::vector<PlaceForm> forms;
    for (const VocabularyPhrase& place : vocabulary.phrases(Role::Place, language)) {
        forms.push_back({letters_of(place.text, language), place.text, false});
        if (language == Language::English) {
            continue;
        }
        for (const std::u32string& genitive : place_genitives(decoded(place.text))) {
            forms.push_back({letters_of(encoded(genitive), language), place.text, true});
        }
    }
    for (const VocabularyPhrase& place : vocabulary.phrases(Role::PlaceGenitive, language)) {
        forms.push_back({letters_of(place.text, language), place.value, true});
    }
    std::stable_sort(forms.begin(), forms.end(), [](const PlaceForm& a, const PlaceForm& b) {
        return a.letters != b.letters ? a.letters < b.letters : a.declined < b.declined;
    });
    return forms;
}

const std::vector<PlaceForm>& forms_of(Language language)
{
    static const std::array<std::vector<PlaceForm>, 2> forms{make_forms(Language::Russian),
                                                             make_forms(Language::English)};
    return forms.at(language == Language::Russian ? 0 : 1);
}

std::size_t forgiven(std::size_t length)
{
    constexpr std::size_t one_edit_from = 6;
    constexpr std::size_t two_edits_from = 10;
    if (length < one_edit_from) {
        return 0;
    }
    return length < two_edits_from ? 1 : 2;
}

}  // namespace

std::optional<KnownPlace> known_place(std::string_view text, Language language)
{
    const std::vector<PlaceForm>& forms = forms_of(language);
    const std::u32string letters = letters_of(text, language);
    if (letters.empty()) {
        return std::nullopt;
    }
    const auto exact =
        std::lower_bound(forms.begin(), forms.end(), letters,
                         [](const PlaceForm& form, const std::u32string& wanted) { return form.letters < wanted; });
    if (exact != forms.end() && exact->letters == letters) {
        return KnownPlace{exact->name, 0, exact->declined};
    }
    std::size_t limit = forgiven(letters.size());
    std::optional<KnownPlace> best;
    for (const PlaceForm& form : forms) {
        if (limit == 0) {
            break;
        }
        const std::size_t edits = edit_distance(letters, form.letters, limit);
        if (edits <= limit && forgiven(form.letters.size()) >= edits) {
            best = KnownPlace{form.name, static_cast<int>(edits), form.declined};
            limit = edits - 1;
        }
    }
    return best;
}

}  // namespace depesha
