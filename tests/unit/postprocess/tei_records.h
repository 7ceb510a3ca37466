// SPDX-License-Identifier: Apache-2.0
// Records made for the tests of TEI.
#pragma once

#include "postprocess/telegram.h"

#include <string>

namespace depesha::tei_records {

[[nodiscard]] Field field(const std::string& text, const Source& place);

/// A field whose raw text is another.
[[nodiscard]] Field field(const std::string& text, const std::string& raw, const Source& place);

/// A paragraph of one message.
[[nodiscard]] BodyPart paragraph(const std::string& text, const Source& place);

/// A record of this many pages of 2000 by 3000 pixels, and nothing on them.
[[nodiscard]] Telegram pages(int count);

/// Two pages with something in every member of the record, each text another; `spice` stands in all of them.
[[nodiscard]] Telegram full(const std::string& spice);

/// A message in a message in a message.
[[nodiscard]] Telegram nested();

}  // namespace depesha::tei_records
