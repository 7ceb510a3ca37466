// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/dictionary.h"

#include <algorithm>

namespace depesha {
namespace {

/// In graphs of punctuation the place of the word, in those of numbers any digit.
constexpr int wildcard = 0;

std::optional<WordGraph> graph_of(std::span<const char> component)
{
    return component.empty() ? std::nullopt : std::optional<WordGraph>(component);
}

void add(const Dictionary::Position& position, Dictionary::Kind kind, bool may_end, Dictionary::Step& step)
{
    if (std::find(step.positions.begin(), step.positions.end(), position) == step.positions.end()) {
        step.positions.push_back(position);
    }
    step.kind = std::max(step.kind, kind);
    step.may_end = step.may_end || may_end;
}

}  // namespace

Dictionary::Dictionary(const Traineddata& parts, const CharacterSet& characters)
    : characters_(&characters), punctuation_(graph_of(parts.punctuation)), words_(graph_of(parts.words)),
      numbers_(graph_of(parts.numbers))
{
    const auto bare = punctuation_ ? punctuation_->next(std::nullopt, wildcard) : std::nullopt;
    const bool punctuation_leads = bare && punctuation_->ends_word(*bare);
    if (punctuation_) {
        beginning_.push_back({});
    }
    if (words_ && !punctuation_leads) {
        beginning_.push_back({&*words_, Kind::Word, std::nullopt, std::nullopt, false});
    }
    if (numbers_ && !punctuation_leads) {
        beginning_.push_back({&*numbers_, Kind::Number, std::nullopt, std::nullopt, false});
    }
}

Dictionary::Step Dictionary::step(const Positions& positions, int character) const
{
    Step step;
    if (character == wildcard) {
        return step;
    }
    for (const Position& position : positions) {
        if (position.core == nullptr) {
            begin_core(position, character, step);
            go_on_in_punctuation(position, character, step);
        } else {
            leave_core(position, character, step);
            if (!position.is_behind) {
                go_on_in_core(position, character, step);
            }
        }
    }
    return step;
}

void Dictionary::begin_core(const Position& position, int character, Step& step) const
{
    const auto around = punctuation_->next(position.punctuation_edge, wildcard);
    if (!around) {
        return;
    }
    for (const auto& [graph, kind] : {std::pair{&words_, Kind::Word}, {&numbers_, Kind::Number}}) {
        const auto edge = *graph ? (*graph)->next(std::nullopt, in_core(kind, character)) : std::nullopt;
        if (edge) {
            add({&**graph, kind, edge, around, false}, kind,
                (*graph)->ends_word(*edge) && punctuation_->ends_word(*around), step);
        }
    }
}

void Dictionary::go_on_in_punctuation(const Position& position, int character, Step& step) const
{
    if (const auto edge = punctuation_->next(position.punctuation_edge, character)) {
        add({nullptr, Kind::None, std::nullopt, edge, false}, Kind::Punctuation, punctuation_->ends_word(*edge), step);
    }
}

void Dictionary::leave_core(const Position& position, int character, Step& step) const
{
    if (!position.punctuation_edge || !position.core_edge || !position.core->ends_word(*position.core_edge)) {
        return;
    }
    if (const auto edge = punctuation_->next(position.punctuation_edge, character)) {
        add({position.core, position.core_kind, position.core_edge, edge, true}, position.core_kind,
            punctuation_->ends_word(*edge), step);
    }
}

void Dictionary::go_on_in_core(const Position& position, int character, Step& step) const
{
    const auto edge = position.core->next(position.core_edge, in_core(position.core_kind, character));
    if (edge) {
        const bool around_ends = !position.punctuation_edge || punctuation_->ends_word(*position.punctuation_edge);
        add({position.core, position.core_kind, edge, position.punctuation_edge, false}, position.core_kind,
            position.core->ends_word(*edge) && around_ends, step);
    }
}

int Dictionary::in_core(Kind kind, int character) const
{
    return kind == Kind::Number && characters_->is_digit(character) ? wildcard : character;
}

}  // namespace depesha
