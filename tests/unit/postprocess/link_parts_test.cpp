// SPDX-License-Identifier: Apache-2.0
#include "postprocess/link_parts.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

Telegram part_of(const char* id, int number, int of, const char* telegram_number = "1391")
{
    Telegram telegram;
    telegram.id = id;
    telegram.genre = Genre::UsStateIncoming;
    telegram.part = Part{number, of, {}};
    Number told;
    told.role = NumberRole::Outgoing;
    told.number = telegram_number;
    telegram.message.header.numbers.push_back(told);
    return telegram;
}

/// The groups, "-" for none, in order.
std::string groups_of(std::vector<Telegram> telegrams)
{
    link_parts(telegrams);
    std::string groups;
    for (const Telegram& telegram : telegrams) {
        groups += telegram.part ? telegram.part->group.value_or("-") + ' ' : "none ";
    }
    return groups;
}

TEST(LinkParts, NamesTheGroupAfterItsFirst)
{
    EXPECT_EQ(groups_of({part_of("a", 1, 3), part_of("b", 2, 3), part_of("c", 3, 3), part_of("d", 1, 2)}), "a a a - ");
}

TEST(LinkParts, PassesOverBlankBacks)
{
    Telegram blank;
    blank.kind = RecordKind::Blank;
    EXPECT_EQ(groups_of({part_of("a", 1, 2), blank, part_of("b", 2, 2)}), "a none a ");
}

TEST(LinkParts, KeepsStrangersApart)
{
    EXPECT_EQ(groups_of({part_of("a", 1, 2, "1391"), part_of("b", 2, 2, "1400")}), "- - ");
    EXPECT_EQ(groups_of({part_of("a", 1, 2), part_of("b", 2, 3)}), "- - ");
    EXPECT_EQ(groups_of({part_of("a", 1, 3), part_of("b", 3, 3)}), "- - ");
    EXPECT_EQ(groups_of({part_of("a", 1, 2), Telegram{}, part_of("b", 2, 2)}), "- none - ");
}

}  // namespace
}  // namespace depesha
