// SPDX-License-Identifier: Apache-2.0
// Heads of the Department of State of 1930 to 1946: a caveat beside the origin and the times, and what is around it.
#include "postprocess/order_lines.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace depesha {

namespace {

using testing_pages::telegram_of;
using testing_pages::typed_page;

const std::string received = "                    TELEGRAM RECEIVED\n\n"
                             "                                     FROM\n"
                             "This telegram must be\n"
                             "closely paraphrased be-              Reykjavik\n"
                             "fore being communicated\n"
                             "to anyone.  (SC)                     Dated March 3, 1943\n\n"
                             "                                     Rec'd 9:15 a.m., 4th\n\n"
                             "Secretary of State,\n\n"
                             "          Washington.\n\n"
                             "          87, March 3, 6 p.m.\n\n"
                             "          The harbor master informed me this morning that both of the\n"
                             "vessels have left the fjord and that no further delay is expected.\n\n"
                             "                                        HALBROOK\n";

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    for (const TypedLine& line : order_lines(typed_page(text)).lines) {
        std::string words;
        for (const Word& word : line.words) {
            words += words.empty() ? word.text : ' ' + word.text;
        }
        lines.push_back(words);
    }
    return lines;
}

}  // namespace

TEST(PartCaveat, ReadsTheBlockBeforeWhatStandsBesideIt)
{
    const std::vector<std::string> lines = lines_of(received);
    const std::vector<std::string> expected{
        "This telegram must be", "closely paraphrased be-", "fore being communicated", "to anyone. (SC)", "Reykjavik",
        "Dated March 3, 1943"};
    ASSERT_GT(lines.size(), 8U);
    EXPECT_EQ(std::vector<std::string>(lines.begin() + 2, lines.begin() + 8), expected);
}

TEST(PartCaveat, TellsTheWholeHead)
{
    const Message message = telegram_of(received).message;
    ASSERT_EQ(message.header.handling.size(), 1U);
    EXPECT_EQ(message.header.handling[0].text,
              "This telegram must be closely paraphrased before being communicated to anyone. (SC)");
    ASSERT_TRUE(message.header.origin);
    EXPECT_EQ(message.header.origin->value, "Reykjavik");
    ASSERT_EQ(message.addressee.size(), 1U);
    EXPECT_EQ(message.addressee[0].place, "Washington");
    EXPECT_FALSE(message.header.destination);
    ASSERT_EQ(message.signature.size(), 1U);
    EXPECT_EQ(message.signature[0].name, "HALBROOK");
}

TEST(PartCaveat, LeavesTextWithGapsAlone)
{
    const std::string table = "                    TELEGRAM RECEIVED\n\n"
                              "Prices told by the mill:\n"
                              "rye of the first sort                 84 dollars\n"
                              "oats in sacks of jute                 51 dollars\n";
    const std::vector<std::string> lines = lines_of(table);
    EXPECT_NE(std::find(lines.begin(), lines.end(), "rye of the first sort 84 dollars"), lines.end());
}

TEST(PartCaveat, LeavesACaveatAloneBesideWhichNothingStands)
{
    const std::string plain = "                    TELEGRAM RECEIVED\n\n"
                              "This telegram must be\n"
                              "closely paraphrased before\n"
                              "being communicated to anyone.\n\n"
                              "Secretary of State,\n\n"
                              "          Washington.\n";
    EXPECT_EQ(lines_of(plain).at(1), "This telegram must be");
    EXPECT_EQ(lines_of(plain).size(), 6U);
}

TEST(StateTelegram, TellsAnOfficeBelowTheNameAsTheTitleOfTheSigner)
{
    const Message message = telegram_of("                    TELEGRAM SENT\n\n"
                                        "                                        Washington,\n"
                                        "                                        May 9, 1944.\n\n"
                                        "AMEMBASSY,\n"
                                        "     LISBON.\n\n"
                                        "          Please inform the Foreign Office at once that the offer stands\n"
                                        "until the end of the month and report what answer was given.\n\n"
                                        "                                        WHITTEMORE\n"
                                        "                                          Acting\n")
                                .message;
    ASSERT_EQ(message.signature.size(), 1U);
    EXPECT_EQ(message.signature[0].name, "WHITTEMORE");
    EXPECT_EQ(message.signature[0].title, "Acting");
    ASSERT_TRUE(message.header.origin);
    EXPECT_EQ(message.header.origin->value, "Washington");
}

TEST(ElectronicCable, KeepsReferencesAndLeavesTheDateOfReleaseOut)
{
    const Telegram telegram = telegram_of("                          CONFIDENTIAL\n"
                                          "PAGE 01        HELSIN  02214  201455Z\n"
                                          "O 201430Z FEB 79\n"
                                          "FM AMEMBASSY HELSINKI\n"
                                          "TO SECSTATE WASHDC IMMEDIATE 4118\n\n"
                                          "C O N F I D E N T I A L  HELSINKI 02214\n\n"
                                          "E.O. 12065: GDS 2/14/85 (FORD, PAUL T.) OR-M\n"
                                          "TAGS: SENV, FI\n"
                                          "SUBJECT: DAM ON THE UPPER LAKE\n"
                                          "REFS: (A) STATE 38114, (B) HELSINKI 1207\n\n"
                                          "1. DESK OFFICER ASKED DCM TO COME BY AND HANDED OVER A NOTE.\n"
                                          "RIDGWAY\n\n\n"
                                          "Declassified/Released US Department of State EO Systematic Review\n"
                                          "20 Mar 2014\n");
    ASSERT_EQ(telegram.message.header.references.size(), 1U);
    EXPECT_EQ(telegram.message.header.references[0].raw, "REFS: (A) STATE 38114, (B) HELSINKI 1207");
    EXPECT_EQ(std::count_if(telegram.furniture.begin(), telegram.furniture.end(),
                            [](const Furniture& line) { return line.text == "20 Mar 2014"; }),
              1);
}

}  // namespace depesha
