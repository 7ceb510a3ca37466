// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/character_set.h"
#include "ocr/lstm/dictionary.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace depesha {

/// What may follow a code: anything; the same code again, and nothing else; anything but the same code again.
enum Following : std::size_t { Anything, OnlyAgain, NotAgain };
constexpr std::size_t followings = 3;

/// Whether a way keeps to the words of the dictionary.
enum Realm : std::size_t { Anywhere, InDictionary };
constexpr std::size_t realms = 2;

/// Which codes are looked at first.
enum class Rank : std::uint8_t { TopTwo, Top, Rest };

/// What a node's character stands in: nothing that is known, or a word of some kind.
enum class Standing : std::uint8_t { None, Punctuation, Number, Word, Anything };

struct Node {
    int code = -1;
    std::optional<int> character;

    /// True for the same code again.
    bool again = false;
    CharacterSet::State state = CharacterSet::no_code;

    /// Codes that were read of an unfinished character.
    int length = 0;

    Standing standing = Standing::Anything;

    /// True where a word of the dictionary may begin behind it, or end with it.
    bool begins_words = false;
    bool ends_word = false;

    /// Where the word stands in the dictionary; none outside it.
    std::shared_ptr<const Dictionary::Positions> positions = nullptr;

    float certainty = 0.0F;
    float score = 0.0F;
    const Node* before = nullptr;

    /// Of all codes up to here, repetitions and nulls left out.
    std::uint64_t codes_hash = 0;
};

/// The best nodes, the best one first.
class Beam {
public:
    /// True if a node of this score would be kept among `width` of them.
    [[nodiscard]] bool would_take(float score, std::size_t width) const;

    /// Keeps the node if it is better than the one of the same codes, or than the last one where there is no room.
    void offer(const Node& node, std::size_t width);

    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

private:
    std::vector<Node> nodes_;
};

/// Beams by realm and by what may follow.
using BeamsOfLength = std::array<std::array<Beam, followings>, realms>;

/// What is known after one step of the network.
struct Step {
    explicit Step(int longest) : beams(static_cast<std::size_t>(longest)) {}

    /// By the codes of an unfinished character.
    std::vector<BeamsOfLength> beams;

    /// The best node behind which words of the dictionary may begin, by what may follow.
    std::array<std::optional<Node>, followings> best_beginning;
};

/// The nodes that a beam keeps behind so many codes of an unfinished character.
[[nodiscard]] std::size_t width_of(int length);

}  // namespace depesha
