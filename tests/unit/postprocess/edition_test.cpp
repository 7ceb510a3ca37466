// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

using namespace testing_pages;

constexpr std::string_view page = R"(June 3, 1952

Ciphered Telegram No. 12, Linden to Hollow, with a
Message for Andrei Brook

Citation:
     "Ciphered Telegram No. 12," June 3, 1952, Digital Archive, APRF, Fond
     45, Opis 1, Delo 20, Listy 5-6 and AVPRF, Fond 059a, Opis 5a, Delo 8,
     Papka 12, List 44. Translated by the archive.

Summary:
     A ferry is bought.

Original Language:
     Russian

CIPHERED TELEGRAM No. 12

SOFIA, TO HOLLOW

     We agree to the price that you name, and ask you to sign before
the end of the month.
                                   LINDEN
)";

std::string sections_of(const Telegram& telegram)
{
    std::string sections;
    for (const EditionNote& note : telegram.edition) {
        sections += note.section + ' ';
    }
    return sections;
}

TEST(Edition, KeepsItsSectionsOutOfTheTelegram)
{
    const Telegram telegram = telegram_of(page);
    EXPECT_EQ(sections_of(telegram), "title citation summary language ");
    EXPECT_EQ(telegram.edition[0].text, "Ciphered Telegram No. 12, Linden to Hollow, with a Message for Andrei Brook");
    EXPECT_EQ(telegram.edition[2].text, "Summary: A ferry is bought.");
    ASSERT_EQ(telegram.message.body.size(), 1U);
    EXPECT_EQ(telegram.message.header.date->iso, "1952-06-03");
    EXPECT_EQ(telegram.message.signature.at(0).name, "LINDEN");
}

TEST(Edition, KeepsTheReferencesOfACitation)
{
    const Telegram telegram = telegram_of(page);
    ASSERT_EQ(telegram.archival_references.size(), 2U);
    EXPECT_EQ(telegram.archival_references[0].fond, "45");
    EXPECT_EQ(telegram.archival_references[0].sheets, "5-6");
    EXPECT_EQ(telegram.archival_references[1].papka, "12");
    EXPECT_EQ(telegram.archival_references[1].sheets, "44");
}

TEST(Edition, TakesASummaryAboveTheDocumentsInformation)
{
    const Telegram telegram = telegram_of(R"(CIPHERED TELEGRAM No. 12

SOFIA, TO HOLLOW

     We agree to the price that you name, and ask you to sign before
the end of the month.
                                   LINDEN

A ferry is bought, and the price is agreed.

Document Information

Source:  AVP RF, f. 059a, op. 5a, p. 10, d. 2, ll. 118-119.
Original Language:  Russian
Record ID:  112233
)");
    EXPECT_EQ(sections_of(telegram), "summary information source language record ");
    ASSERT_EQ(telegram.archival_references.size(), 1U);
    EXPECT_EQ(telegram.archival_references[0].sheets, "118-119");
    EXPECT_FALSE(telegram.archival_references[0].state);
}

TEST(Edition, IsNoneInATelegramThatSpeaksOfASummary)
{
    const Telegram telegram = telegram_of(R"(CIPHERED TELEGRAM No. 12

SOFIA, TO HOLLOW

     We agree to the price that you name.
Summary: the ferry is bought.
     Language: speak German with him.
                                   LINDEN
)");
    EXPECT_TRUE(telegram.edition.empty());
}

}  // namespace
}  // namespace depesha
