// SPDX-License-Identifier: Apache-2.0
// Dates and times of a telegram's head and end.
#pragma once

#include "postprocess/header_fields.h"

#include <string_view>

namespace depesha {

/// The role of an event word's value; Sent for others.
[[nodiscard]] TimeRole time_role(std::string_view value);

[[nodiscard]] Time time_of(const Stretch& words, const FoundDate& date, double quality, TimeRole role);

/// A date of the heading: the telegram's own, or, where there is one, when it was drafted; a time alone completes the
/// one above it.
void add_heading_date(const Stretch& words, const FoundDate& found, Message& message);

/// What an editor knows of the date; the paper's own date, if it has one, comes before it.
void add_editorial_date(const Stretch& words, const EditorialDate& found, RecordParts& parts, Message& message);

/// A time of day that stands alone behind a line of another kind belongs to the time or date above which has none; true
/// if there was one.
[[nodiscard]] bool add_time_behind(const Stretch& words, const FoundDate& time, Message& message);

/// A date beside the signature or below it: the telegram's own where the heading has none, else when it was drafted.
void add_closing_date(const Stretch& words, const FoundDate& date, Message& message);

}  // namespace depesha
