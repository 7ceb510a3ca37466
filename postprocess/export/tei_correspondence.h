// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/export/xml.h"
#include "postprocess/telegram.h"

#include <vector>

namespace depesha {

/// One <correspDesc> for every message of the record that tells who wrote to whom, where or when; @corresp names the
/// message. Each addressee is an action of its own, so that place and person stay together; "via" is "forwarded".
[[nodiscard]] std::vector<XmlElement> tei_correspondence(const Telegram& telegram);

}  // namespace depesha
