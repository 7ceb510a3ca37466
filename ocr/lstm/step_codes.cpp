// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/step_codes.h"

#include <algorithm>
#include <cmath>

namespace depesha {
namespace {

constexpr double certainty_offset = -0.085;  // Tesseract's

/// No certainty is above 0.
constexpr float unknown = 1.0F;

float certainty_of(float probability)
{
    static const float least = std::exp(worst_certainty);
    const float log = probability > least ? std::log(probability) : worst_certainty;
    return static_cast<float>(log + certainty_offset);
}

}  // namespace

void StepCodes::set(std::span<const float> probabilities)
{
    probabilities_ = probabilities;
    certainties_.assign(probabilities.size(), unknown);
    certainties_with_null_.assign(probabilities.size(), unknown);
    rank_codes();
    sort_first_codes();
}

float StepCodes::certainty(int code)
{
    float& known = certainties_[static_cast<std::size_t>(code)];
    return known = known == unknown ? certainty_of(probability(code)) : known;
}

float StepCodes::certainty_with_null(int code)
{
    float& known = certainties_with_null_[static_cast<std::size_t>(code)];
    return known = known == unknown ? certainty_of(probability(code) + probability(null_)) : known;
}

float StepCodes::certainty_with_both(int code, int before) const
{
    return certainty_of(probability(code) + probability(null_) + probability(before));
}

void StepCodes::rank_codes()
{
    constexpr std::size_t top = 5;
    std::array<int, top> best{};
    std::size_t count = 0;
    for (int code = 0; code < static_cast<int>(probabilities_.size()); ++code) {
        const float value = probability(code);
        if (count == top && value <= probability(best[top - 1])) {
            continue;
        }
        count = std::min(count + 1, top);
        std::size_t place = count - 1;
        while (place > 0 && probability(best[place - 1]) < value) {
            best[place] = best[place - 1];
            --place;
        }
        best[place] = code;
    }
    ranks_.assign(probabilities_.size(), Rank::Rest);
    for (std::size_t i = 0; i < count; ++i) {
        ranks_[static_cast<std::size_t>(best[i])] = i < 2 ? Rank::TopTwo : Rank::Top;
    }
    ranks_[static_cast<std::size_t>(null_)] = Rank::TopTwo;
    first_ = best[0];
    second_ = count > 1 ? best[1] : -1;
}

void StepCodes::sort_first_codes()
{
    for (std::vector<const CharacterSet::Step*>& steps : first_codes_) {
        steps.clear();
    }
    for (const CharacterSet::Step& step : characters_.steps(CharacterSet::no_code)) {
        first_codes_[static_cast<std::size_t>(rank_of(step.code))].push_back(&step);
    }
}

}  // namespace depesha
