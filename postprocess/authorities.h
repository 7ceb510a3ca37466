// SPDX-License-Identifier: Apache-2.0
// Whom a code name means, and what a place is called today: what an archive knows and no page says.
#pragma once

#include "postprocess/telegram.h"

#include <optional>
#include <string>
#include <vector>

namespace depesha {

/// One person or place, and what telegrams call it: Сталин is known as Филиппов and Фын Си.
struct Authority {
    std::string name;

    /// In the nominative.
    std::vector<std::string> known_as;

    /// Days ("1951-06-13"), both included, between which these names mean this one; empty for no bound.
    std::optional<std::string> from;
    std::optional<std::string> to;
};

struct Authorities {
    std::vector<Authority> persons;
    std::vector<Authority> places;
};

struct PostprocessOptions {
    /// The file of authorities; empty for none.
    std::string authorities;
};

/// Fills `resolved` of signatures, addressees, origin and destination of all messages; nothing else is changed, and
/// nothing that the page resolved itself. A name matches whole: capitals, look-alike letters, spaces and signs do not
/// count, Russian dative and genitive do. With a bound, the telegram's own date must be known to the day. Where entries
/// of two different names match, none does.
void resolve_names(std::vector<Telegram>& telegrams, const Authorities& authorities);

}  // namespace depesha
