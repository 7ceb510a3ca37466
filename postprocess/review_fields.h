// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram.h"

#include <functional>
#include <string>

namespace depesha {

/// Calls `visit` with the path ("message.header.numbers[0]") and the value of every field of the message, those of the
/// messages inside it included, in the order of the record.
void for_each_field(const Message& message, const std::string& path,
                    const std::function<void(const std::string&, const Field&)>& visit);

/// Fills `confidence` and `review`. A record is as good as the mean of its fields, drawn halfway to its worst one: a
/// single wrong number spoils a telegram that is otherwise well read. Paragraphs below 0.4 and
/// other fields below 0.85 are for review, worst first.
void judge(Telegram& telegram);

}  // namespace depesha
