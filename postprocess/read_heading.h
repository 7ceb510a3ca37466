// SPDX-License-Identifier: Apache-2.0
// Lines of headings and closings become fields of a message.
#pragma once

#include "postprocess/header_fields.h"
#include "postprocess/telegram.h"

namespace depesha {

/// Puts the pieces of a heading line into the header; words that nothing explains become furniture.
void read_heading(const Stretch& line, Message& message, RecordParts& parts);

/// Adds the line to the list of copies or the handling field above it (a caveat over several lines).
void continue_heading(const Stretch& line, Message& message, RecordParts& parts);

/// Puts the pieces of a line below the text into header and closing: numbers, dates, copies, distribution, typist,
/// archival references; other words are a distribution entry below a list, else furniture.
void read_tail(const Stretch& line, Message& message, RecordParts& parts);

/// Adds the line to the entry above it.
void continue_tail(const Stretch& line, Message& message, RecordParts& parts);

}  // namespace depesha
