// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/make_field.h"
#include "postprocess/telegram.h"
#include "postprocess/telegram_page.h"

#include <cstddef>
#include <span>
#include <vector>

namespace depesha {

/// The places where the text itself says that something is garbled, illegible, left out or blacked out ("[garble]",
/// "[name not declassified]", «неразборчиво»): bracketed, or a phrase of the vocabulary written exactly.
[[nodiscard]] std::vector<Defect> find_defects(std::span<const Stretch> lines);

/// The type between the lines [first, last) of a page that nobody read, each place a defect of the record's page
/// `index`; what stands between two parts of a page goes with the nearer one. Where not one line of the page was read
/// it is one defect.
[[nodiscard]] std::vector<Defect> find_lost_lines(const TelegramPage& page, std::size_t first, std::size_t last,
                                                  int index);

}  // namespace depesha
