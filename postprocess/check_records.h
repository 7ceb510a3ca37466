// SPDX-License-Identifier: Apache-2.0
// Checks that only report: what two places of a record, or the records of one folder, say against each other.
#pragma once

#include "postprocess/telegram.h"

#include <optional>
#include <span>
#include <vector>

namespace depesha {

/// Received before it was sent: both in universal time, or further apart than any two zones are (26 hours; for days
/// without hours, more than one day). Only for forms of incoming telegrams: on Soviet outgoing forms "получена" tells
/// when the cipher office was given it, which is before it is sent.
[[nodiscard]] std::optional<CheckFinding> check_times(const Telegram& telegram);

/// "Sent Department 915" at the beginning of a sentence, and another number in the header of an American incoming
/// telegram.
[[nodiscard]] std::optional<CheckFinding> check_sent_number(const Telegram& telegram);

/// "отп. 5 экз." against a distribution all of whose entries are numbered ("1 - т. ...", "2-3 - ...").
[[nodiscard]] std::optional<CheckFinding> check_copies(const Telegram& telegram);

/// References of the page with a fond, none of which agrees with the one that the path tells.
[[nodiscard]] std::optional<CheckFinding> check_path(const Telegram& telegram);

/// A finding about one of several telegrams.
struct FolderFinding {
    std::size_t telegram = 0;
    CheckFinding finding;
};

/// The telegrams of a folder, in its order. Numbers of one role, form, suffix, place and year that leave the sequence
/// the others keep; only where there are at least six and at most one in six leaves it.
[[nodiscard]] std::vector<FolderFinding> check_sequence(std::span<const Telegram> telegrams);

/// Dates further outside the span of the other telegrams of the folder (of which there must be five; a tenth of them at
/// either end is left out) than that span is long, and by a year at least.
[[nodiscard]] std::vector<FolderFinding> check_dates(std::span<const Telegram> telegrams);

/// Fills `checks` of the telegrams of one folder, changes nothing else.
void add_checks(std::vector<Telegram>& telegrams);

}  // namespace depesha
