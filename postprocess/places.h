// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/fold.h"

#include <optional>
#include <string>
#include <string_view>

namespace depesha {

/// A place of the vocabulary, found in any of its forms.
struct KnownPlace {
    /// The nominative as the list spells it.
    std::string name;

    /// Letters of `name` before which the text had others; 0 for an exact find.
    int edits = 0;

    /// True where the form found was no nominative.
    bool declined = false;
};

/// Looks the whole text up; spaces, hyphens and capitals do not count. One edit is forgiven from six letters on, two
/// from ten.
[[nodiscard]] std::optional<KnownPlace> known_place(std::string_view text, Language language);

}  // namespace depesha
