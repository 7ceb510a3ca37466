// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/header_fields.h"

#include <optional>
#include <span>

namespace depesha {

/// A despatch of a mission: a formal letter with number, place and date, subject, addressee, "Sir:", the text that
/// begins "I have the honor", "Respectfully yours" and the signer (the form of American and British missions; Foreign
/// Service Regulations of the United States, chapter on correspondence). Only what its formulas point to is told; the
/// rest of the lines above "Sir:" and below the signer is furniture. Nothing where "Sir:" or both of the formulas are
/// missing.
[[nodiscard]] std::optional<Message> read_despatch(std::span<const Stretch> lines, RecordParts& parts);

}  // namespace depesha
