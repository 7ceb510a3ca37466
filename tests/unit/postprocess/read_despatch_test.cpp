// SPDX-License-Identifier: Apache-2.0
// Despatches are no telegrams, but their number, date, addressee and signer are told.
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

#include <string>

namespace depesha {
namespace {

using namespace testing_pages;

constexpr std::string_view american = "                    LEGATION OF THE\n"
                                      "               UNITED STATES OF AMERICA\n"
                                      "\n"
                                      "   No. 314                          Sofia, April 4, 1938.\n"
                                      "\n"
                                      "                    Subject: Floods on the lower\n"
                                      "                             Maritza.\n"
                                      "\n"
                                      "\n"
                                      "The Honorable\n"
                                      "\n"
                                      "      The Secretary of State,\n"
                                      "\n"
                                      "            Washington.\n"
                                      "\n"
                                      "Sir:\n"
                                      "\n"
                                      "      I have the honor to report that the river has left\n"
                                      "its bed near the frontier and that the railway is cut at\n"
                                      "two places. Mails are carried by cart.\n"
                                      "\n"
                                      "      The Ministry believes that the line will be open again\n"
                                      "within three weeks.\n"
                                      "\n"
                                      "                         Respectfully yours,\n"
                                      "\n"
                                      "                         for the Minister:\n"
                                      "\n"
                                      "                         Harold P. Wescott,\n"
                                      "                         Secretary of Legation.\n"
                                      "\n"
                                      "840.1\n"
                                      "HPW:ems\n";

std::string replaced(std::string text, std::string_view before, std::string_view after)
{
    return text.replace(text.find(before), before.size(), after);
}

TEST(ReadDespatch, TellsNumberPlaceDateAddresseeAndSigner)
{
    const Telegram record = telegram_of(american);
    EXPECT_EQ(record.kind, RecordKind::Other);
    const Header& header = record.message.header;
    ASSERT_EQ(header.numbers.size(), 1U);
    EXPECT_EQ(header.numbers[0].number, "314");
    ASSERT_TRUE(header.date);
    EXPECT_EQ(header.date->iso, "1938-04-04");
    ASSERT_TRUE(header.origin);
    EXPECT_EQ(header.origin->value, "Sofia");
    ASSERT_TRUE(header.subject);
    EXPECT_EQ(header.subject->text, "Subject: Floods on the lower Maritza.");
    ASSERT_EQ(record.message.addressee.size(), 1U);
    EXPECT_EQ(record.message.addressee[0].office, "The Secretary of State");
    EXPECT_EQ(record.message.addressee[0].place, "Washington");
    ASSERT_TRUE(record.message.salutation);
    EXPECT_EQ(record.message.salutation->text, "Sir:");
    ASSERT_EQ(record.message.signature.size(), 1U);
    EXPECT_EQ(record.message.signature[0].name, "Harold P. Wescott");
    EXPECT_EQ(record.message.signature[0].title, "Secretary of Legation");
}

TEST(ReadDespatch, ReadsThroughStampsBesideItsLines)
{
    std::string text = replaced(std::string(american), "   No. 314   ", "aXatD(eNo. 314:");
    text = replaced(text, "      The Secretary of State,", "26) NE The Secretary of State,");
    text = replaced(text, "            Washington.", " 1528 -     Washington. 22/4/38");
    const Telegram record = telegram_of(text);
    ASSERT_EQ(record.message.header.numbers.size(), 1U);
    EXPECT_EQ(record.message.header.numbers[0].number, "314");
    EXPECT_LT(record.message.header.numbers[0].confidence, 0.7);
    ASSERT_EQ(record.message.addressee.size(), 1U);
    EXPECT_EQ(record.message.addressee[0].place, "Washington");
}

TEST(ReadDespatch, LosesNoWord)
{
    const std::string raws = raws_of(telegram_of(american));
    for (const char* word : {"LEGATION OF THE", "No. 314", "Maritza.", "The Honorable", "Respectfully yours,",
                             "Mails are carried by cart.", "840.1", "HPW:ems"}) {
        EXPECT_NE(raws.find(word), std::string::npos) << word;
    }
}

TEST(ReadDespatch, TakesNoStampsDateForItsOwn)
{
    const std::string text = replaced(std::string(american), "Sofia, April 4, 1938.", "APR 26 1938          ");
    EXPECT_FALSE(telegram_of(text).message.header.date);
}

TEST(ReadDespatch, LeavesPrivateLettersAlone)
{
    std::string text = replaced(std::string(american), "Sir:", "Dear Harold:");
    text = replaced(text, "I have the honor to report", "I was sorry to hear");
    const Telegram record = telegram_of(text);
    EXPECT_EQ(record.kind, RecordKind::Other);
    EXPECT_TRUE(record.message.header.numbers.empty());
    EXPECT_TRUE(record.message.addressee.empty());
    EXPECT_TRUE(record.message.signature.empty());
}

}  // namespace
}  // namespace depesha
