// SPDX-License-Identifier: Apache-2.0
#include "postprocess/link_parts.h"

#include <algorithm>

namespace depesha {

namespace {

/// The number that the sender gave it; empty for none.
std::string sender_number(const Telegram& telegram)
{
    const std::vector<Number>& numbers = telegram.message.header.numbers;
    const auto outgoing = std::find_if(numbers.begin(), numbers.end(),
                                       [](const Number& number) { return number.role == NumberRole::Outgoing; });
    return outgoing == numbers.end() ? std::string() : outgoing->number;
}

bool follows(const Telegram& part, const Telegram& before)
{
    const std::string number = sender_number(part);
    const std::string number_before = sender_number(before);
    const bool same_number = number.empty() || number_before.empty() || number == number_before;
    return part.part->number == before.part->number + 1 && part.part->of == before.part->of &&
           part.genre == before.genre && same_number;
}

}  // namespace

void link_parts(std::vector<Telegram>& telegrams)
{
    Telegram* before = nullptr;
    for (Telegram& telegram : telegrams) {
        if (telegram.kind != RecordKind::Telegram) {
            continue;
        }
        if (before != nullptr && telegram.part && before->part && follows(telegram, *before)) {
            before->part->group = before->part->group.value_or(before->id);
            telegram.part->group = before->part->group;
        }
        before = &telegram;
    }
}

}  // namespace depesha
