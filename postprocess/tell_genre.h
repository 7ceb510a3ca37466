// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/make_field.h"
#include "postprocess/telegram.h"

#include <span>

namespace depesha {

/// What speaks for a telegram (rather than a letter, a list or any other paper), in points: a title 3, a place of
/// origin or destination 2, a number, a precedence or a place beside an addressee 1.5, a classification, a handling
/// line, an event with its time or signs spelt out (ТЧК) 1, a signature 0.5. A place that nothing labels counts 1.
/// Formulas of letters ("I have the honor", "Respectfully yours") speak against it, 6, below a title 4; more than four
/// signers 1.5.
[[nodiscard]] double telegram_points(const Message& message);

/// From so many points on a paper is a telegram.
inline constexpr double telegram_threshold = 2.9;

[[nodiscard]] Genre tell_genre(const Message& message, std::span<const Stretch> lines);

}  // namespace depesha
