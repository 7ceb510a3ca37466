// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/character_set.h"
#include "ocr/lstm/traineddata.h"
#include "ocr/lstm/word_graph.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace depesha {

/// The words and numbers that a model knows, and what may stand before and behind them.
class Dictionary {
public:
    /// Throws BrokenModel with a clause if a part is broken.
    Dictionary(const Traineddata& parts, const CharacterSet& characters);
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;
    ~Dictionary() = default;

    /// What kind of word the last character may belong to, the surest last.
    enum class Kind : std::uint8_t { None, Punctuation, Number, Word };

    /// One way in which the characters of a word so far stand in the graphs.
    struct Position {
        const WordGraph* core = nullptr;
        Kind core_kind = Kind::None;
        std::optional<WordGraph::Edge> core_edge;
        std::optional<WordGraph::Edge> punctuation_edge;

        /// True where the word is over and punctuation stands behind it.
        bool is_behind = false;

        friend bool operator==(const Position& a, const Position& b) = default;
    };

    using Positions = std::vector<Position>;

    /// Where every word begins; empty if there is no dictionary.
    [[nodiscard]] const Positions& beginning() const { return beginning_; }

    struct Step {
        Kind kind = Kind::None;

        /// True if a word may end here.
        bool may_end = false;

        Positions positions;
    };

    /// One character more; kind None if no word goes on like this.
    [[nodiscard]] Step step(const Positions& positions, int character) const;

private:
    void begin_core(const Position& position, int character, Step& step) const;
    void go_on_in_punctuation(const Position& position, int character, Step& step) const;
    void leave_core(const Position& position, int character, Step& step) const;
    void go_on_in_core(const Position& position, int character, Step& step) const;
    [[nodiscard]] int in_core(Kind kind, int character) const;

    const CharacterSet* characters_;
    std::optional<WordGraph> punctuation_;
    std::optional<WordGraph> words_;
    std::optional<WordGraph> numbers_;
    Positions beginning_;
};

}  // namespace depesha
