// SPDX-License-Identifier: Apache-2.0
#include "postprocess/address_words.h"
#include "postprocess/inflect.h"
#include "postprocess/names.h"
#include "postprocess/places.h"
#include "postprocess/russian_words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace depesha {

namespace {

using Words = std::span<const AddressWord>;

void add(std::string& list, const std::string& item)
{
    if (!item.empty()) {
        list += list.empty() ? "" : ", ";
        list += item;
    }
}

bool is_preposition(std::u32string_view word)
{
    constexpr std::array<std::u32string_view, 6> prepositions{U"в", U"во", U"на", U"при", U"по", U"из"};
    return std::find(prepositions.begin(), prepositions.end(), word) != prepositions.end();
}

/// A walk over one addressee's words.
class Segment {
public:
    Segment(std::string_view line, Words words, GrammaticalCase typed_case, bool labelled)
        : line_(line), words_(words), case_(typed_case), labelled_(labelled)
    {
    }

    std::optional<FoundAddress> read()
    {
        take_preposition();
        take_place();
        if (words_.empty()) {
            return std::nullopt;
        }
        while (!words_.empty()) {
            const Words chunk = words_.first(chunk_length());
            words_ = words_.subspan(chunk.size());
            read_chunk(chunk);
        }
        if (address_.person.empty() && address_.office.empty()) {
            return std::nullopt;
        }
        address_.confidence = std::min(0.97, evidence_);
        return address_;
    }

private:
    /// "в НКИД СССР", "В Токио".
    void take_preposition()
    {
        const bool preposition = words_.size() > 1 && words_.front().text.size() == 1 &&
                                 lower(words_.front().text.front()) == U'в' && starts_upper(words_[1]);
        if (preposition) {
            words_ = words_.subspan(1);
            const bool to_office = is_office_word(words_.front());
            case_ = to_office ? GrammaticalCase::Nominative : case_;
            evidence_ += to_office ? 0.2 : 0.0;
        }
    }

    /// The longest known place in front, or an unknown one that a separator or an office shows to be one.
    void take_place()
    {
        constexpr std::size_t longest = 3;
        for (std::size_t count = std::min(longest, words_.size()); count > 0; --count) {
            const Words front = words_.first(count);
            const auto known =
                starts_upper(front.front()) ? known_place(text_of(line_, front), Language::Russian) : std::nullopt;
            const bool like_a_name = known && known->edits > 0 && is_dative(front.back().text);
            if (known && !known->declined && !like_a_name && !is_person_place(count)) {
                set_place(count, known->name, known->edits == 0 ? exact_place : 0.2);
                return;
            }
        }
        const std::size_t count = unknown_place();
        if (count > 0) {
            const Words front = words_.first(count);
            set_place(count, place_name(text_of(line_, front), GrammaticalCase::Nominative, Language::Russian).text,
                      0.1);
        }
    }

    /// "Киров" alone, or before nothing that could be an addressee, is a person as well as a place.
    [[nodiscard]] bool is_person_place(std::size_t count) const
    {
        return count == words_.size() && labelled_ && is_russian_surname(words_[count - 1].text);
    }

    [[nodiscard]] std::size_t unknown_place() const
    {
        constexpr std::size_t longest = 2;
        for (std::size_t count = 1; count <= longest && count < words_.size(); ++count) {
            const AddressWord& last = words_[count - 1];
            if (!may_be_place(last)) {
                return 0;
            }
            const AddressWord& next = words_[count];
            const bool separated = last.after != 0;
            const bool addressed = is_honorific(next) || is_office_word(next) || is_dative(next.text);
            if (separated) {
                return addressed ? count : 0;
            }
            const bool office_follows = !starts_upper(next) && is_office_word(next);
            if (count == 1 && !is_adjective_like(last.text) && (office_follows || is_honorific(next))) {
                return count;
            }
        }
        return 0;
    }

    [[nodiscard]] static bool may_be_place(const AddressWord& word)
    {
        constexpr std::size_t shortest = 4;
        return word.text.size() >= shortest && is_name_word(word) && !is_dative(word.text) && !is_office_word(word) &&
               !is_honorific(word);
    }

    [[nodiscard]] static bool is_adjective_like(std::u32string_view word)
    {
        return word.ends_with(U"ий") || word.ends_with(U"ый") || word.ends_with(U"ая") || word.ends_with(U"ИЙ") ||
               word.ends_with(U"ЫЙ") || word.ends_with(U"АЯ");
    }

    void set_place(std::size_t count, std::string name, double evidence)
    {
        address_.place = std::move(name);
        address_.place_span = span_of(words_.first(count));
        follows_place_ = words_[count - 1].after == U',' && evidence >= exact_place;
        place_in_capitals_ = is_all_upper(words_[count - 1].text);
        words_ = words_.subspan(count);
        evidence_ += evidence;
    }

    /// Words up to the comma, stop, colon or dash that parts addressees.
    [[nodiscard]] std::size_t chunk_length() const
    {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const AddressWord& word = words_[i];
            if (word.after == 0) {
                continue;
            }
            constexpr std::size_t longest_abbreviation = 4;
            const bool abbreviation =
                word.after == U'.' && (is_honorific(word) || word.text.size() <= longest_abbreviation);
            if (!abbreviation) {
                return i + 1;
            }
        }
        return words_.size();
    }

    void read_chunk(Words chunk)
    {
        const auto place = known_place(text_of(line_, chunk), Language::Russian);
        if (!address_.office.empty() && place && place->edits == 0 && !place->declined) {
            return;  // places listed after an office
        }
        const auto honorific = std::find_if(chunk.begin(), chunk.end(), is_honorific);
        if (honorific != chunk.end()) {
            const auto before = static_cast<std::size_t>(honorific - chunk.begin());
            add_office(chunk.first(before));
            add_person(chunk.subspan(before + 1));
            evidence_ += 0.4;
            return;
        }
        const std::size_t person = person_begin(chunk);
        add_office(street_free(chunk.first(person)));
        add_person(chunk.subspan(person));
        evidence_ += person == 0 ? 0.0 : 0.15;
    }

    /// Of "СВЕРДЛОВА 9": nothing. The words of an office otherwise.
    [[nodiscard]] static Words street_free(Words words)
    {
        const bool house = !words.empty() && is_digit(words.back().text.front());
        return house ? words.first(0) : words;
    }

    /// Where the person begins in a chunk without honorific: chunk.size() where it has none.
    [[nodiscard]] std::size_t person_begin(Words chunk) const
    {
        const std::string_view text = text_of(line_, chunk);
        const AddressWord& last = chunk.back();
        const bool whole_office = is_role(text, Role::Office) || is_office_word(last) || !is_name_word(last) ||
                                  (chunk.size() > 1 && is_role(encoded(last.text), Role::OfficeEnd));
        if (whole_office) {
            return chunk.size();
        }
        std::size_t begin = chunk.size() - 1;
        while (begin > 0 && is_initial(chunk[begin - 1].text)) {
            --begin;
        }
        const bool initials = begin + 1 < chunk.size();
        const bool inflected = surname(last.text, case_).changed || is_undeclined(last.text);
        if (is_list_of_names(chunk)) {
            return inflected || labelled_ ? 0 : chunk.size();
        }
        if (begin == 0) {
            const bool like_kollontai = place_in_capitals_ && last.text.ends_with(U"АЙ");
            const bool placed = follows_place_ && (may_stay_undeclined(last.text) || like_kollontai) &&
                                (!place_in_capitals_ || is_all_upper(last.text));
            return inflected || labelled_ || initials || placed ? 0 : chunk.size();
        }
        if (is_preposition(chunk[begin - 1].text)) {
            return chunk.size();  // «Совпосланнику в Дании»
        }
        const bool office_before =
            begins_with_office(text) || !starts_upper(chunk[begin - 1]) || has_digit(chunk[begin - 1]) ||
            std::any_of(chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(begin), is_office_word);
        if (office_before) {
            return inflected || initials ? begin : chunk.size();
        }
        const bool all_names = std::all_of(chunk.begin(), chunk.end(), is_name_word);
        return all_names && (inflected || labelled_) ? 0 : chunk.size();
    }

    void add_office(Words words)
    {
        if (words.empty()) {
            return;
        }
        const std::string_view text = text_of(line_, words);
        const bool inside = !address_.place.empty() && std::any_of(words.begin(), words.end(), is_office_word);
        if (std::none_of(words.begin(), words.end(), is_word)) {
            return;
        }
        const bool known = begins_with_office(text) || is_office_word(words.front()) || inside;
        if (!known && !labelled_ && !is_dative(words.front().text)) {
            return;
        }
        // A quoted name at the end stays closed: «Капитану парохода "Вайгач"».
        const std::size_t end = words.back().span.end;
        const bool quoted =
            end < line_.size() && line_[end] == '"' && std::count(text.begin(), text.end(), '"') % 2 == 1;
        add(address_.office, office_name(std::string(text) + (quoted ? "\"" : ""), case_, Language::Russian).text);
        evidence_ += known ? 0.25 : 0.05;
    }

    void add_person(Words words)
    {
        if (words.empty()) {
            return;
        }
        add(address_.person, person_name(text_of(line_, words), case_, Language::Russian).text);
        evidence_ += is_dative(words.back().text) ? 0.15 : 0.05;
    }

    /// What a place that the list has letter by letter is worth.
    static constexpr double exact_place = 0.3;

    std::string_view line_;
    Words words_;
    GrammaticalCase case_;
    bool labelled_;
    FoundAddress address_;

    /// A known place and a comma stand before what is read next: «УЛАН-БАТОР, ПРИХОДЬКО».
    bool follows_place_ = false;
    bool place_in_capitals_ = false;
    double evidence_ = 0.3;
};

struct Label {
    std::string_view note = "to";
    std::size_t words = 0;
    GrammaticalCase typed_case = GrammaticalCase::Dative;
};

/// A label that begins with this word: "Копия", "Для", "Кому", "передать через".
std::optional<Label> label_at(std::string_view line, Words words)
{
    const std::string_view rest =
        line.substr(words.front().span.begin, words.back().span.end - words.front().span.begin);
    const auto match = Vocabulary::built_in().at_start(rest, Role::AddresseeLabel);
    if (!match || match->language != Language::Russian || match->quality < 0.8) {
        return std::nullopt;
    }
    Label label{match->value, 0, GrammaticalCase::Dative};
    const std::size_t end = words.front().span.begin + match->span.end;
    while (label.words < words.size() && words[label.words].span.end <= end) {
        ++label.words;
    }
    if (label.words == 0 || label.words >= words.size()) {
        return std::nullopt;
    }
    const bool genitive = match->value == "for" || match->value == "via";
    label.typed_case = genitive ? GrammaticalCase::Genitive : GrammaticalCase::Dative;
    const AddressWord& next = words[label.words];
    if (is_role(encoded(next.text), Role::Origin)) {
        return std::nullopt;  // «Копия.  Из Горького …»
    }
    const bool names_somebody = starts_upper(next) || is_honorific(next) || is_office_word(next);
    return names_somebody ? std::optional(label) : std::nullopt;
}

/// "Куда: ПАРИЖ Кому: СТАВРОВУ": the place of the first label is the addressee's.
struct Destination {
    std::size_t words = 0;
    std::string place;
    Span span;
};

Destination destination_of(std::string_view line, Words words)
{
    const auto match = Vocabulary::built_in().at_start(text_of(line, words), Role::Destination);
    if (!match || match->language != Language::Russian || words.size() < 3) {
        return {};
    }
    for (std::size_t i = 2; i < words.size(); ++i) {
        if (!label_at(line, words.subspan(i))) {
            continue;
        }
        const Words place = words.subspan(1, i - 1);
        return {i, place_name(text_of(line, place), GrammaticalCase::Nominative, Language::Russian).text,
                span_of(place)};
    }
    return {};
}

/// Indices where a new addressee begins: the first word, and every label further on.
std::vector<std::size_t> starts_of(std::string_view line, Words words)
{
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto before = label_at(line, words.subspan(starts.back()));
        const std::size_t earliest = starts.back() + (before ? before->words + 1 : 1);
        if (i >= earliest && label_at(line, words.subspan(i))) {
            starts.push_back(i);
        }
    }
    return starts;
}

std::optional<FoundAddress> read_one(std::string_view line, Words words, const Destination& destination)
{
    const auto label = label_at(line, words);
    const std::size_t skipped = label ? label->words : 0;
    Segment segment(line, words.subspan(skipped), label ? label->typed_case : GrammaticalCase::Dative,
                    label.has_value());
    auto found = segment.read();
    if (!found) {
        return std::nullopt;
    }
    if (label) {
        found->note = label->note;
        found->confidence = std::min(0.97, found->confidence + 0.35);
    }
    if (found->place.empty() && !destination.place.empty()) {
        found->place = destination.place;
        found->place_span = destination.span;
    }
    found->span = span_of(words);
    return found;
}

/// Too long for an address that nothing announces.
bool is_sentence(std::string_view text, Words words)
{
    constexpr std::size_t longest_unannounced = 9;
    constexpr std::size_t longest = 16;
    const bool announced = label_at(text, words) || std::any_of(words.begin(), words.end(), is_honorific) ||
                           Vocabulary::built_in().at_start(text, Role::Destination).has_value();
    return words.size() > (announced ? longest : longest_unannounced);
}

}  // namespace

std::vector<FoundAddress> russian_addresses(std::string_view text)
{
    const std::vector<AddressWord> all = address_words(text);
    if (all.empty() || is_sentence(text, all)) {
        return {};
    }
    const Destination destination = destination_of(text, all);
    const Words words = Words(all).subspan(destination.words);
    const std::vector<std::size_t> starts = starts_of(text, words);
    std::vector<FoundAddress> found;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : words.size();
        if (auto one = read_one(text, words.subspan(starts[i], end - starts[i]), destination)) {
            found.push_back(std::move(*one));
        }
    }
    return found;
}

}  // namespace depesha
