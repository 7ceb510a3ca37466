// SPDX-License-Identifier: Apache-2.0
// Lines of headings and closings become fields of a message.
#pragma once

#include "postprocess/make_field.h"
#include "postprocess/telegram.h"

#include <span>
#include <vector>

namespace depesha {

/// What the lines of a telegram give beside its message.
struct RecordParts {
    std::vector<Reference> references;
    std::vector<Furniture> furniture;
    std::optional<Part> part;
};

/// Puts the pieces of a heading line into the header; words that nothing explains become furniture.
void read_heading(const Stretch& line, Message& message, RecordParts& parts);

/// Adds the line to the list of copies or the handling field above it (a caveat over several lines).
void continue_heading(const Stretch& line, Message& message, RecordParts& parts);

/// Puts the pieces of a line below the text into header and closing: numbers, dates, copies, distribution, typist,
/// archival references; other words are a distribution entry below a list, else furniture.
void read_tail(const Stretch& line, Message& message, RecordParts& parts);

/// Adds the line to the entry above it.
void continue_tail(const Stretch& line, Message& message, RecordParts& parts);

/// A date beside the signature or below it: the telegram's own where the heading has none, else when it was drafted.
void add_closing_date(const Stretch& words, const FoundDate& date, Message& message);

/// A number with the role it has so far; roles that only the place tells are settled by settle_numbers.
void add_number(const Stretch& words, const FoundNumber& number, bool in_heading, Message& message);

/// Gives numbers without a role of their own the one that the finished heading implies: incoming where the telegram
/// tells whence it came, else outgoing.
void settle_numbers(Message& message);

/// Words that belong to no field.
void add_leftover(const Stretch& words, RecordParts& parts);

}  // namespace depesha
