// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/export/xml.h"
#include "postprocess/telegram.h"

namespace depesha {

/// <teiHeader>: title, archival references, correspondence, languages, and how the text was made.
[[nodiscard]] XmlElement tei_header(const Telegram& telegram);

}  // namespace depesha
