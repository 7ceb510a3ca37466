// SPDX-License-Identifier: Apache-2.0
// Pages made from lines as a typist would set them: one character, one step of the carriage.
#pragma once

#include "page/recognized_page.h"
#include "postprocess/telegram.h"

#include <string>
#include <string_view>
#include <vector>

namespace depesha::testing_pages {

/// page_of_transcript() with a name by default.
[[nodiscard]] RecognizedPage typed_page(std::string_view text, std::string_view file = "0001.jpg");

/// The telegrams of the pages, interpreted one by one and put together in this order.
[[nodiscard]] std::vector<Telegram> telegrams_of(const std::vector<RecognizedPage>& pages);

/// The only telegram of one page; fails the test where there is not exactly one.
[[nodiscard]] Telegram telegram_of(std::string_view text);

/// The tree of a message in one line: role, its fields by name, and the messages inside in brackets.
[[nodiscard]] std::string tree_of(const Message& message);

/// All raws of the record, one a line: fields, furniture, defects not.
[[nodiscard]] std::string raws_of(const Telegram& telegram);

[[nodiscard]] const Paragraph& paragraph(const Message& message, std::size_t index);
[[nodiscard]] const Message& inner(const Message& message, std::size_t index);

}  // namespace depesha::testing_pages
