// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram.h"

#include <string>

namespace depesha {

/// The record as a TEI P5 document: header, the pages with the places that were read, the text. UTF-8, valid against
/// tei_all, ends with a line end. Every text of the record stands in it. Same value, same bytes.
[[nodiscard]] std::string to_tei(const Telegram& telegram);

}  // namespace depesha
