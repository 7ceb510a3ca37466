// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/beam.h"
#include "ocr/lstm/character_set.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace depesha {

/// What the network says of the codes at one step: their ranks, and how certain each of them is.
class StepCodes {
public:
    /// `characters` must outlive it.
    StepCodes(const CharacterSet& characters, int null_code) : characters_(characters), null_(null_code) {}

    /// Goes on to a step with these probabilities, one for each code; they must outlive the step.
    void set(std::span<const float> probabilities);

    [[nodiscard]] Rank rank_of(int code) const { return ranks_[static_cast<std::size_t>(code)]; }

    /// The codes of a rank that begin characters, in the order of the characters.
    [[nodiscard]] const std::vector<const CharacterSet::Step*>& first_codes(Rank rank) const
    {
        return first_codes_[static_cast<std::size_t>(rank)];
    }

    /// The logarithm of a code's probability, as Tesseract shifts and bounds it; of its probability and that of the
    /// null; of theirs and that of a code `before`.
    [[nodiscard]] float certainty(int code);
    [[nodiscard]] float certainty_with_null(int code);
    [[nodiscard]] float certainty_with_both(int code, int before) const;

    /// True if the two codes are the two likeliest.
    [[nodiscard]] bool are_likeliest(int code, int other) const
    {
        return (code == first_ && other == second_) || (code == second_ && other == first_);
    }

private:
    void rank_codes();
    void sort_first_codes();
    [[nodiscard]] float probability(int code) const { return probabilities_[static_cast<std::size_t>(code)]; }

    const CharacterSet& characters_;
    int null_;
    std::span<const float> probabilities_;
    std::vector<Rank> ranks_;
    std::array<std::vector<const CharacterSet::Step*>, 3> first_codes_;
    int first_ = -1;
    int second_ = -1;

    /// As far as they were asked for.
    std::vector<float> certainties_;
    std::vector<float> certainties_with_null_;
};

constexpr float worst_certainty = -20.0F;

}  // namespace depesha
