// SPDX-License-Identifier: Apache-2.0
// How well a phrase fits the words of a line, letter by letter.
#pragma once

#include "postprocess/fold.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// What is compared: letters and digits. Spaces and punctuation do not count.
[[nodiscard]] bool counts_in_phrase(char32_t code);

/// A line in one language: letters and digits, where they came from, and where words begin and end.
struct Skeleton {
    std::u32string letters;
    std::vector<Span> from;
    std::vector<bool> starts;
    std::vector<bool> ends;

    /// A stop, comma or colon follows the letter (OCR takes them for one another).
    std::vector<bool> stopped;
};
[[nodiscard]] Skeleton make_skeleton(std::string_view text, Language language);

/// The letters of a phrase, folded.
struct PhraseLetters {
    std::u32string letters;

    /// Sets of its letters and of its first ones, for ruling it out fast.
    std::uint64_t bits = 0;
    std::uint64_t first_bits = 0;

    /// One letter with a stop: the stop must be there.
    bool needs_stop = false;
};
[[nodiscard]] PhraseLetters letters_of_phrase(std::string_view text, Language language);

/// What rules most phrases out without a look at their letters.
struct PhraseKey {
    /// Of the phrase's first letters.
    std::uint64_t first_bits = 0;

    /// What the phrase may cost.
    unsigned allowed = 0;

    /// How many letters a text may have that is the phrase and nothing else.
    std::size_t least = 0;
    std::size_t most = 0;
};
[[nodiscard]] PhraseKey key_of(const PhraseLetters& phrase);

/// Costs are in half edits: a swap of letters that OCR confuses is one, any other edit two.
constexpr unsigned edit_cost = 2;

/// What a phrase of this many letters may cost: nothing up to three letters, half an edit for four, then one edit for
/// every five letters begun.
[[nodiscard]] unsigned allowed_cost(std::size_t letters);

struct Fit {
    std::size_t begin = 0;
    std::size_t end = 0;
    unsigned cost = 0;
};

/// The words of a line that begin at one letter, made ready for many phrases.
class FitWindow {
public:
    FitWindow(const Skeleton& line, std::size_t begin);

    /// False where no phrase with this key fits.
    [[nodiscard]] bool may_begin(const PhraseKey& key) const;

    /// False where none fits all that is left of the line.
    [[nodiscard]] bool may_be_whole(const PhraseKey& key) const;

    /// The cheapest fit of the phrase to the words that begin here, if it is allowed.
    [[nodiscard]] std::optional<Fit> fit(const PhraseLetters& phrase) const;

private:
    [[nodiscard]] std::optional<Fit> exact(const PhraseLetters& phrase) const;
    [[nodiscard]] bool may_fit(const PhraseLetters& phrase, unsigned allowed, std::size_t last) const;

    const Skeleton& line_;
    std::size_t begin_;

    /// Sets of the letters from `begin_` on, one longer each; the second with the letters that OCR confuses with them.
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint64_t> near_bits_;
};

}  // namespace depesha
