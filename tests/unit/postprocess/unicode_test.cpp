// SPDX-License-Identifier: Apache-2.0
#include "postprocess/unicode.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

TEST(Unicode, DecodesAndEncodesEveryLength)
{
    const std::string text = "aш€\U0001F4DC";
    EXPECT_EQ(decoded(text), U"aш€\U0001F4DC");
    EXPECT_EQ(encoded(decoded(text)), text);
    EXPECT_EQ(length_of(text), 4U);
}

TEST(Unicode, ReadsAnInvalidByteAsOneReplacement)
{
    EXPECT_EQ(decoded("a\xFF\xD0"), U"a\uFFFD\uFFFD");
    EXPECT_EQ(decoded("\xC0\x80"), U"\uFFFD\uFFFD");
    EXPECT_EQ(decoded("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(letter_at("\xE2\x82", 0).bytes, (Span{0, 1}));
}

TEST(Unicode, ComposesShortI)
{
    EXPECT_EQ(nfc("Чаи\u0306"), "Чай");
    EXPECT_EQ(nfc("Чай"), "Чай");
}

TEST(Unicode, ChangesCaseInBothAlphabets)
{
    EXPECT_EQ(lowered("ШИФР Telegram Ё"), "шифр telegram ё");
    EXPECT_EQ(uppered("шифр telegram ё"), "ШИФР TELEGRAM Ё");
}

TEST(Unicode, TellsLettersOfBothAlphabetsApart)
{
    EXPECT_TRUE(is_cyrillic(U'ш'));
    EXPECT_FALSE(is_cyrillic(U'w'));
    EXPECT_TRUE(is_latin(U'é'));
    EXPECT_FALSE(is_latin(U'7'));
    EXPECT_FALSE(is_letter(U'№'));
    EXPECT_FALSE(is_letter(0xFFFD));
}

TEST(Unicode, TrimsSpacesOfAllKinds)
{
    EXPECT_EQ(trimmed("\u00A0 a b\t"), "a b");
    EXPECT_EQ(trimmed("  "), "");
}

}  // namespace
}  // namespace depesha
