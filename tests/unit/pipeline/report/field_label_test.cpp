// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/field_label.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

TEST(FieldLabel, SaysPathsInPlainWords)
{
    EXPECT_EQ(field_label("message.header.date", "", ""), "date");
    EXPECT_EQ(field_label("message.header.origin", "", "telegram"), "sent from");
    EXPECT_EQ(field_label("message.closing.copies", "", ""), "number of copies");
    EXPECT_EQ(field_label("archival_references[2]", "", ""), "archival reference");
    EXPECT_EQ(field_label("defects[0]", "", ""), "not read");
}

TEST(FieldLabel, TellsRolesOfNumbersTimesAndAddressees)
{
    EXPECT_EQ(field_label("message.header.numbers[1]", "registration", ""), "registration number");
    EXPECT_EQ(field_label("message.header.numbers[0]", "", ""), "number");
    EXPECT_EQ(field_label("message.header.times[0]", "received", ""), "time received");
    EXPECT_EQ(field_label("message.addressee[0]", "to", ""), "addressee");
    EXPECT_EQ(field_label("message.addressee[1]", "copy", ""), "addressee (copy)");
}

TEST(FieldLabel, CountsParagraphsFromOneAndTellsTheMessageTheyStandIn)
{
    EXPECT_EQ(field_label("message.body[0]", "", ""), "paragraph 1");
    EXPECT_EQ(field_label("message.body[1].body[11]", "", "quoted"), "paragraph 12, quoted message");
    EXPECT_EQ(field_label("message.body[1].signature[0]", "", "note"), "signature, note");
}

TEST(FieldLabel, KeepsInstructionsAtHeadAndFootApart)
{
    EXPECT_EQ(field_label("message.header.instructions[0]", "", ""), "instruction");
    EXPECT_EQ(field_label("message.closing.instructions[0]", "", ""), "closing instruction");
}

TEST(FieldLabel, LeavesAPathThatItDoesNotKnow)
{
    EXPECT_EQ(field_label("message.header.seal", "x", "note"), "message.header.seal");
    EXPECT_EQ(field_label("", "", ""), "");
    EXPECT_EQ(field_label("body[", "", ""), "paragraph");
}

}  // namespace
}  // namespace depesha
