// SPDX-License-Identifier: Apache-2.0
// What the name of a file alone tells.
#pragma once

#include <string>
#include <string_view>

namespace depesha {

/// Hidden, half-copied or a folder's own housekeeping: passed over in silence.
[[nodiscard]] bool is_skipped(std::string_view name);

/// One sentence if a file of this name is no scan (text, table, program); empty for a picture and for a name that does
/// not tell: such a file is tried, and fails with a reason.
[[nodiscard]] std::string reason_to_leave_out(std::string_view name);

/// One sentence if outputs cannot be named after this file: not UTF-8, control characters, too long; else empty.
[[nodiscard]] std::string fault_of_name(const std::string& name);

/// The text with control characters and what is not UTF-8 replaced by '?': fit for a log line.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace depesha
