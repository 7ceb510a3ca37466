// SPDX-License-Identifier: Apache-2.0
#include "postprocess/vocabulary.h"

#include "postprocess/phrase_fit.h"
#include "postprocess/vocabulary_data.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace depesha {

namespace {

struct RoleName {
    std::string_view name;
    Role role;
};

constexpr std::array<RoleName, 42> role_names{{
    {"title", Role::Title},
    {"agency", Role::Agency},
    {"classification", Role::Classification},
    {"precedence", Role::Precedence},
    {"handling", Role::Handling},
    {"number_label", Role::NumberLabel},
    {"time_event", Role::TimeEvent},
    {"date_label", Role::DateLabel},
    {"origin", Role::Origin},
    {"destination", Role::Destination},
    {"addressee_label", Role::AddresseeLabel},
    {"mission", Role::Mission},
    {"honorific", Role::Honorific},
    {"instruction", Role::Instruction},
    {"closing_instruction", Role::ClosingInstruction},
    {"request", Role::Request},
    {"reference", Role::Reference},
    {"quotation", Role::Quotation},
    {"distribution", Role::Distribution},
    {"copies", Role::Copies},
    {"typist", Role::Typist},
    {"registry_note", Role::RegistryNote},
    {"enclosure", Role::Enclosure},
    {"office", Role::Office},
    {"office_end", Role::OfficeEnd},
    {"postal", Role::Postal},
    {"subject", Role::Subject},
    {"furniture", Role::Furniture},
    {"defect", Role::Defect},
    {"archive_state", Role::ArchiveState},
    {"archive", Role::Archive},
    {"edition", Role::Edition},
    {"editorial_date", Role::EditorialDate},
    {"month", Role::Month},
    {"signature_formula", Role::SignatureFormula},
    {"office_symbol", Role::OfficeSymbol},
    {"abbreviation_head", Role::AbbreviationHead},
    {"abbreviation_tail", Role::AbbreviationTail},
    {"place", Role::Place},
    {"letter", Role::Letter},
    {"courtesy", Role::Courtesy},
    {"place_genitive", Role::PlaceGenitive},
}};

constexpr std::array<Language, 2> languages{Language::Russian, Language::English};

constexpr std::size_t index_of(Language language)
{
    return language == Language::Russian ? 0 : 1;
}

struct Phrase {
    Role role = Role::Title;
    Language language = Language::Russian;
    std::string value;
    std::string text;

    PhraseLetters letters;

    /// Lengths of its words, in letters.
    std::vector<std::size_t> words;
};

std::vector<std::size_t> word_lengths(std::string_view text)
{
    std::vector<std::size_t> lengths{0};
    for (const char32_t code : decoded(text)) {
        if (is_space(code)) {
            lengths.push_back(0);
        } else if (counts_in_phrase(code)) {
            ++lengths.back();
        }
    }
    std::erase(lengths, 0U);
    return lengths;
}

Phrase make_phrase(Role role, Language language, std::string_view value, std::string_view text)
{
    return {
        role, language, std::string(value), std::string(text), letters_of_phrase(text, language), word_lengths(text)};
}

[[noreturn]] void refuse(const VocabularySource& source, std::string_view reason, const toml::source_region& where)
{
    throw std::runtime_error("vocabulary " + std::string(source.name) + ", line " + std::to_string(where.begin.line) +
                             ": " + std::string(reason));
}

Role role_named(const VocabularySource& source, const toml::key& key)
{
    const auto* const found = std::find_if(role_names.begin(), role_names.end(),
                                           [&](const RoleName& known) { return known.name == key.str(); });
    if (found == role_names.end()) {
        refuse(source, "[" + std::string(key.str()) + "] is no role; the roles stand in vocabulary.h", key.source());
    }
    return found->role;
}

void add_words(std::vector<Phrase>& phrases, const VocabularySource& source, Role role, const toml::key& value,
               const toml::node& node)
{
    const toml::array* const words = node.as_array();
    if (words == nullptr) {
        refuse(source, std::string(value.str()) + " must be a list of words", node.source());
    }
    for (const toml::node& word : *words) {
        const auto text = word.value<std::string_view>();
        if (!text) {
            refuse(source, std::string(value.str()) + " holds something that is no text", word.source());
        }
        phrases.push_back(make_phrase(role, source.language, value.str(), *text));
        if (phrases.back().letters.letters.empty()) {
            refuse(source, "a word without letters", word.source());
        }
    }
}

void add_source(std::vector<Phrase>& phrases, const VocabularySource& source)
{
    toml::table file;
    try {
        file = toml::parse(source.toml);
    } catch (const toml::parse_error& error) {
        refuse(source, error.description(), error.source());
    }
    for (auto&& [key, node] : file) {
        const toml::table* const table = node.as_table();
        const Role role = role_named(source, key);
        if (table == nullptr) {
            refuse(source, std::string(key.str()) + " must be a table", node.source());
        }
        for (auto&& [value, words] : *table) {
            add_words(phrases, source, role, value, words);
        }
    }
}

struct Candidate {
    const Phrase* phrase = nullptr;
    Fit fit;

    [[nodiscard]] double quality() const
    {
        return 1.0 - static_cast<double>(fit.cost) / static_cast<double>(edit_cost * phrase->letters.letters.size());
    }

    /// A long phrase says more than a short one inside it, but one read badly less than a part of it read well.
    [[nodiscard]] double weight() const
    {
        return std::pow(quality(), 3) * static_cast<double>(phrase->letters.letters.size());
    }
};

bool outweighs(const Candidate& a, const Candidate& b)
{
    return a.weight() > b.weight();
}

VocabularyMatch match_of(const Candidate& found, const Skeleton& line)
{
    return {found.phrase->role,
            found.phrase->value,
            found.phrase->text,
            found.phrase->language,
            {line.from[found.fit.begin].begin, line.from[found.fit.end - 1].end},
            found.quality()};
}

}  // namespace

struct MatchLine::Letters {
    std::array<Skeleton, 2> lines;
    std::string text;

    /// Words in the phrase's own alphabet come first: "MAR" is March, though its letters look like Мая.
    [[nodiscard]] double weight(const Candidate& found, const VocabularyMatch& match) const
    {
        constexpr double foreign = 0.95;
        const bool own = language_of(text_at(text, match.span), match.language) == match.language;
        return found.weight() * (own ? 1.0 : foreign);
    }
};

struct Vocabulary::Phrases {
    std::vector<Phrase> all;

    /// Indices into `all`, by role and language.
    struct Entry {
        PhraseKey key;
        std::size_t index = 0;
    };
    std::array<std::array<std::vector<Entry>, 2>, role_names.size()> by_role;

    [[nodiscard]] const std::vector<Entry>& of(Role role, Language language) const
    {
        return by_role.at(static_cast<std::size_t>(role)).at(index_of(language));
    }

    /// Every fit of the role to the words that begin at `begin`, of those that `may_fit` does not rule out.
    void collect(std::vector<Candidate>& found, const Skeleton& line, Role role, Language language, std::size_t begin,
                 bool (FitWindow::*may_fit)(const PhraseKey& key) const = &FitWindow::may_begin) const
    {
        const FitWindow window(line, begin);
        for (const Entry& entry : of(role, language)) {
            const Phrase& phrase = all[entry.index];
            if (const auto fit = (window.*may_fit)(entry.key) ? window.fit(phrase.letters) : std::nullopt) {
                found.push_back({&phrase, *fit});
            }
        }
    }
};

MatchLine::MatchLine(std::string_view text) : letters_(std::make_unique<Letters>())
{
    letters_->text = text;
    for (const Language language : languages) {
        letters_->lines.at(index_of(language)) = make_skeleton(text, language);
    }
}

MatchLine::~MatchLine() = default;
MatchLine::MatchLine(MatchLine&&) noexcept = default;
MatchLine& MatchLine::operator=(MatchLine&&) noexcept = default;

Vocabulary::Vocabulary(std::span<const VocabularySource> sources) : phrases_(std::make_unique<Phrases>())
{
    for (const VocabularySource& source : sources) {
        add_source(phrases_->all, source);
    }
    for (std::size_t i = 0; i < phrases_->all.size(); ++i) {
        const Phrase& phrase = phrases_->all[i];
        phrases_->by_role.at(static_cast<std::size_t>(phrase.role))
            .at(index_of(phrase.language))
            .push_back({key_of(phrase.letters), i});
    }
}

Vocabulary::~Vocabulary() = default;

const Vocabulary& Vocabulary::built_in()
{
    static const Vocabulary vocabulary{vocabulary_data()};
    return vocabulary;
}

std::optional<VocabularyMatch> Vocabulary::at_start(const MatchLine& line, Role role) const
{
    std::optional<VocabularyMatch> best;
    double weight = 0.0;
    for (const Language language : languages) {
        const Skeleton& skeleton = line.letters_->lines.at(index_of(language));
        std::vector<Candidate> found;
        if (!skeleton.letters.empty()) {
            phrases_->collect(found, skeleton, role, language, 0);
        }
        const auto heaviest = std::min_element(found.begin(), found.end(), outweighs);
        if (heaviest != found.end() && heaviest->weight() > weight) {
            weight = heaviest->weight();
            best = match_of(*heaviest, skeleton);
        }
    }
    return best;
}

std::optional<VocabularyMatch> Vocabulary::whole(const MatchLine& line, Role role) const
{
    std::optional<VocabularyMatch> best;
    double weight = 0.0;
    for (const Language language : languages) {
        const Skeleton& skeleton = line.letters_->lines.at(index_of(language));
        std::vector<Candidate> found;
        if (!skeleton.letters.empty()) {
            phrases_->collect(found, skeleton, role, language, 0, &FitWindow::may_be_whole);
        }
        for (const Candidate& candidate : found) {
            if (candidate.fit.end == skeleton.letters.size() && candidate.weight() > weight) {
                weight = candidate.weight();
                best = match_of(candidate, skeleton);
            }
        }
    }
    return best;
}

std::vector<VocabularyMatch> Vocabulary::all(const MatchLine& line, Role role) const
{
    struct Weighed {
        VocabularyMatch match;
        double weight;
    };
    std::vector<Weighed> found;
    for (const Language language : languages) {
        const Skeleton& skeleton = line.letters_->lines.at(index_of(language));
        std::vector<Candidate> candidates;
        for (std::size_t at = 0; at < skeleton.letters.size(); ++at) {
            if (skeleton.starts[at]) {
                phrases_->collect(candidates, skeleton, role, language, at);
            }
        }
        for (const Candidate& candidate : candidates) {
            const VocabularyMatch match = match_of(candidate, skeleton);
            found.push_back({match, line.letters_->weight(candidate, match)});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
    std::vector<VocabularyMatch> kept;
    for (const Weighed& next : found) {
        const bool free = std::none_of(kept.begin(), kept.end(), [&](const VocabularyMatch& other) {
            return next.match.span.begin < other.span.end && other.span.begin < next.match.span.end;
        });
        if (free) {
            kept.push_back(next.match);
        }
    }
    std::sort(kept.begin(), kept.end(),
              [](const VocabularyMatch& a, const VocabularyMatch& b) { return a.span.begin < b.span.begin; });
    return kept;
}

std::optional<VocabularyMatch> Vocabulary::at_start(std::string_view text, Role role) const
{
    return at_start(MatchLine(text), role);
}

std::optional<VocabularyMatch> Vocabulary::whole(std::string_view text, Role role) const
{
    return whole(MatchLine(text), role);
}

std::vector<VocabularyMatch> Vocabulary::all(std::string_view text, Role role) const
{
    return all(MatchLine(text), role);
}

std::string Vocabulary::parted(std::string_view word) const
{
    constexpr std::array<Role, 6> spaced_out{Role::Classification, Role::Title,       Role::Handling,
                                             Role::Precedence,     Role::Instruction, Role::Agency};
    const MatchLine line(word);
    for (const Role role : spaced_out) {
        const auto match = whole(line, role);
        const auto same = [&](const Phrase& phrase) { return match && phrase.text == match->phrase; };
        const auto phrase = std::find_if(phrases_->all.begin(), phrases_->all.end(), same);
        if (phrase == phrases_->all.end() || phrase->words.size() < 2) {
            continue;
        }
        std::u32string codes = decoded(word);
        if (codes.size() < phrase->letters.letters.size()) {
            continue;
        }
        std::size_t at = 0;
        for (std::size_t i = 0; i + 1 < phrase->words.size(); ++i) {
            at += phrase->words[i] + (i == 0 ? 0 : 1);
            codes.insert(std::min(at, codes.size()), 1, U' ');
        }
        return encoded(codes);
    }
    return std::string(word);
}

std::vector<VocabularyPhrase> Vocabulary::phrases(Role role, Language language) const
{
    std::vector<VocabularyPhrase> found;
    for (const Phrases::Entry& entry : phrases_->of(role, language)) {
        found.push_back({phrases_->all[entry.index].value, phrases_->all[entry.index].text});
    }
    return found;
}

}  // namespace depesha
