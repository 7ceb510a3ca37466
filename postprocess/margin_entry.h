// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/make_field.h"

#include <optional>

namespace depesha {

/// An entry of the ACTION and INFO column as an addressee with the note that heads it; nothing for the heads
/// themselves, which are print of the form and set `note` for the entries below them.
[[nodiscard]] std::optional<Addressee> margin_entry(const Stretch& line, AddresseeNote& note);

}  // namespace depesha
