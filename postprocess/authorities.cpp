// SPDX-License-Identifier: Apache-2.0
#include "postprocess/authorities.h"

#include "postprocess/inflect.h"
#include "postprocess/iso_moment.h"
#include "postprocess/names.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace depesha {

namespace {

using OptionalText = std::optional<std::string>;
using Normalize = NamedValue (*)(std::string_view, GrammaticalCase, Language);

std::u32string letters_of(std::string_view text, Language language)
{
    std::u32string letters;
    for (const char32_t code : fold(text, language).text) {
        if (is_letter(code) || is_digit(code)) {
            letters.push_back(code);
        }
    }
    return letters;
}

/// The name as typed and out of the cases it may stand in.
std::vector<std::string> forms_of(const std::string& typed, Language language, Normalize normalize)
{
    std::vector<std::string> forms{typed};
    for (const GrammaticalCase typed_case :
         {GrammaticalCase::Nominative, GrammaticalCase::Genitive, GrammaticalCase::Dative}) {
        forms.push_back(normalize(typed, typed_case, language).text);
    }
    return forms;
}

/// The letters of a known name, and of the genitives that a place may have by rule.
std::vector<std::u32string> wanted_letters(const std::string& name, Language language, Normalize normalize)
{
    std::vector<std::u32string> wanted{letters_of(name, language)};
    if (normalize == place_name && language == Language::Russian) {
        for (const std::u32string& genitive : place_genitives(decoded(lowered(name)))) {
            wanted.push_back(letters_of(encoded(genitive), language));
        }
    }
    return wanted;
}

bool is_called(const Authority& authority, const std::string& typed, Normalize normalize)
{
    return std::any_of(authority.known_as.begin(), authority.known_as.end(), [&](const std::string& name) {
        const Language language = language_of(name);
        if (language_of(typed, language) != language) {
            return false;
        }
        const std::vector<std::u32string> wanted = wanted_letters(name, language, normalize);
        const std::vector<std::string> forms = forms_of(typed, language, normalize);
        return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
            return std::find(wanted.begin(), wanted.end(), letters_of(form, language)) != wanted.end();
        });
    });
}

/// `day` is empty where the telegram's date is not known to the day.
bool holds_on(const Authority& authority, const std::string& day)
{
    if (!authority.from && !authority.to) {
        return true;
    }
    return !day.empty() && (!authority.from || *authority.from <= day) && (!authority.to || day <= *authority.to);
}

class Resolver {
public:
    Resolver(const Authorities& authorities, std::string day) : authorities_(authorities), day_(std::move(day)) {}

    void resolve(Message& message) const
    {
        for (Signature& signature : message.signature) {
            resolve(signature.resolved, signature.name.value_or(signature.text), authorities_.persons, person_name);
        }
        for (Addressee& addressee : message.addressee) {
            resolve(addressee.resolved, addressee.person.value_or(""), authorities_.persons, person_name);
        }
        resolve(message.header.origin_resolved, message.header.origin);
        resolve(message.header.destination_resolved, message.header.destination);
        for (BodyPart& part : message.body) {
            if (auto* inner = std::get_if<Message>(&part.part)) {
                resolve(*inner);
            }
        }
    }

private:
    void resolve(OptionalText& resolved, const std::optional<Field>& place) const
    {
        if (place) {
            resolve(resolved, place->value.value_or(place->text), authorities_.places, place_name);
        }
    }

    void resolve(OptionalText& resolved, const std::string& typed, const std::vector<Authority>& known,
                 Normalize normalize) const
    {
        if (resolved || typed.empty()) {
            return;
        }
        OptionalText found;
        for (const Authority& authority : known) {
            if (!holds_on(authority, day_) || !is_called(authority, typed, normalize)) {
                continue;
            }
            if (found && *found != authority.name) {
                return;
            }
            found = authority.name;
        }
        resolved = found;
    }

    const Authorities& authorities_;
    std::string day_;
};

std::string day_of(const Telegram& telegram)
{
    constexpr std::size_t day_length = 10;
    const auto& date = telegram.message.header.date;
    const bool whole = date && date->iso && iso_moment(*date->iso);
    return whole ? date->iso->substr(0, day_length) : std::string();
}

}  // namespace

void resolve_names(std::vector<Telegram>& telegrams, const Authorities& authorities)
{
    for (Telegram& telegram : telegrams) {
        Resolver(authorities, day_of(telegram)).resolve(telegram.message);
    }
}

}  // namespace depesha
