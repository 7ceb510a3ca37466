// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram.h"

#include <string>

namespace depesha {

/// The record of one telegram, format "depesha-telegram-1": UTF-8, indented by one space, ends with a line end.
/// Every member is present, null or [] where there is nothing; confidences have three digits. Same value, same bytes.
[[nodiscard]] std::string to_json(const Telegram& telegram);

}  // namespace depesha
