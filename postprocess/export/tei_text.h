// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/export/tei_zones.h"
#include "postprocess/export/xml.h"
#include "postprocess/telegram.h"

namespace depesha {

/// <text> of a record; its places go to `zones`. Fields before the body come in the order of the page (<head> and
/// <opener>), those after it in <closer>; messages inside are <floatingText> with an opener and closer of their own.
[[nodiscard]] XmlElement tei_text(const Telegram& telegram, TeiZones& zones);

/// xml:id of message `index` in the body of the message of this id; the outermost is "message".
[[nodiscard]] std::string tei_message_id(const std::string& outer, std::size_t index);

}  // namespace depesha
