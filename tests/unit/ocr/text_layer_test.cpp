// SPDX-License-Identifier: Apache-2.0
#include "ocr/text_layer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace depesha {
namespace {

using testing::HasSubstr;
using testing::Not;

Word word(const std::string& text, Box place)
{
    Word made;
    made.text = text;
    made.place = made.box = place;
    return made;
}

RecognizedPage page_of(std::vector<Word> words)
{
    RecognizedPage page;
    page.upright = page.scan.size = {600, 800};
    page.lines.push_back({std::move(words), {}, {}, 1.0, "ru"});
    return page;
}

TEST(PdfNumber, WritesShortDecimals)
{
    EXPECT_EQ(pdf_number(0.0), "0");
    EXPECT_EQ(pdf_number(-0.0), "0");
    EXPECT_EQ(pdf_number(-0.000001), "0");
    EXPECT_EQ(pdf_number(595.0), "595");
    EXPECT_EQ(pdf_number(0.24), "0.24");
    EXPECT_EQ(pdf_number(-12.345678), "-12.34568");
    EXPECT_EQ(pdf_number(1e6), "1000000");
    EXPECT_EQ(pdf_number(std::numeric_limits<double>::infinity()), "0");
    EXPECT_EQ(pdf_number(std::nan("")), "0");
}

TEST(TextLayer, SetsAWordOnItsPlace)
{
    // 60 pixels high: baseline at 60, five letters on 150 pixels.
    const TextLayer layer = text_layer(page_of({word("DEATH", {100, 0, 250, 70})}), {1, 0, 0, -1, 0, 800});
    EXPECT_THAT(layer.content, HasSubstr("3 Tr"));
    EXPECT_THAT(layer.content, HasSubstr("1 0 0 1 100 730 Tm"));
    EXPECT_THAT(layer.content, HasSubstr("/T0 100 Tf"));
    EXPECT_THAT(layer.content, HasSubstr("50 Tz"));
    EXPECT_THAT(layer.content, HasSubstr("(DEATH) Tj"));
}

TEST(TextLayer, ParsesWordsBySpacesButEndsLinesWithoutOne)
{
    const TextLayer layer =
        text_layer(page_of({word("ONE", {0, 0, 90, 40}), word("TWO", {120, 0, 210, 40})}), {1, 0, 0, -1, 0, 800});
    EXPECT_THAT(layer.content, HasSubstr("(ONE ) Tj"));
    EXPECT_THAT(layer.content, HasSubstr("(TWO) Tj"));
}

TEST(TextLayer, GivesCyrillicCodesOfItsOwn)
{
    const TextLayer layer = text_layer(page_of({word("Ба", {0, 0, 90, 40})}), {});
    ASSERT_EQ(layer.fonts.size(), 1U);
    EXPECT_EQ(layer.fonts.front().characters[0x80], U'Б');
    EXPECT_EQ(layer.fonts.front().characters[0x81], U'а');
    EXPECT_EQ(layer.fonts.front().characters['A'], U'A');
    EXPECT_THAT(layer.content, HasSubstr("(\x80\x81) Tj"));
    EXPECT_THAT(to_unicode(layer.fonts.front()), HasSubstr("<80> <0411>"));
}

TEST(TextLayer, TakesMoreFontsForManyCharacters)
{
    std::string text;
    for (int i = 0; i < 150; ++i) {
        // U+4E00 and on, three bytes each.
        const int c = 0x4E00 + i;
        text += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                 static_cast<char>(0x80 | (c & 0x3F))};
    }
    const TextLayer layer = text_layer(page_of({word(text, {0, 0, 590, 40})}), {});
    ASSERT_EQ(layer.fonts.size(), 2U);
    EXPECT_THAT(layer.content, HasSubstr("/T1"));
}

TEST(TextLayer, TakesBadBytesAndHighCharacters)
{
    const TextLayer layer = text_layer(page_of({word("a\xFF\xC3", {0, 0, 90, 40}), word("😀", {100, 0, 130, 40})}), {});
    const std::string map = to_unicode(layer.fonts.front());
    EXPECT_THAT(map, HasSubstr("<FFFD>"));
    EXPECT_THAT(map, HasSubstr("<D83DDE00>"));
}

TEST(TextLayer, EscapesBracketsAndBackslashes)
{
    const TextLayer layer = text_layer(page_of({word("(\\)", {0, 0, 90, 40})}), {});
    EXPECT_THAT(layer.content, HasSubstr("(\\(\\\\\\)) Tj"));
}

TEST(TextLayer, PutsTheBaselineUnderLettersWithoutTails)
{
    const TextLayer layer = text_layer(
        page_of({word("ДЕПЕША", {0, 10, 90, 60}), word("КОПИИ", {100, 10, 190, 50}), word("МИД", {200, 10, 240, 59})}),
        {1, 0, 0, -1, 0, 800});
    EXPECT_THAT(layer.content, HasSubstr("1 0 0 1 100 750 Tm"));
    EXPECT_THAT(layer.content, HasSubstr("1 0 0 1 0 750 Tm"));
}

RecognizedPage leaning(double degrees)
{
    RecognizedPage page = page_of({word("ONE", {0, 0, 90, 40}), word("TWO", {490, 0, 580, 40})});
    const double angle = degrees * std::numbers::pi / 180.0;
    page.to_scan = {std::cos(angle), -std::sin(angle), std::sin(angle), std::cos(angle), 0.0, 0.0};
    return page;
}

TEST(TextLayer, KeepsWordsLevelOnAPageThatLeansALittle)
{
    const TextLayer layer = text_layer(leaning(2.0), {1, 0, 0, -1, 0, 800});
    EXPECT_THAT(layer.content, HasSubstr("1 0 0 1 "));
    // The second word stands lower: 490 to 580 pixels along a line that falls by 2 degrees.
    EXPECT_THAT(layer.content, HasSubstr("741.353"));
}

TEST(TextLayer, LeansWordsThatLeanMuch)
{
    const TextLayer layer = text_layer(leaning(10.0), {1, 0, 0, -1, 0, 800});
    EXPECT_THAT(layer.content, HasSubstr("0.98481 -0.17365 0.17365 0.98481"));
}

TEST(TextLayer, TurnsWordsOfATurnedScan)
{
    RecognizedPage page = page_of({word("ONE", {0, 0, 90, 40})});
    page.to_scan = {0.0, 1.0, -1.0, 0.0, 0.0, 800.0};
    const TextLayer layer = text_layer(page, {1, 0, 0, -1, 0, 800});
    EXPECT_THAT(layer.content, HasSubstr("0 1 -1 0 40 0 Tm"));
}

TEST(TextLayer, IsEmptyForABlankPage)
{
    RecognizedPage page;
    page.upright = {600, 800};
    EXPECT_EQ(text_layer(page, {}).content, "BT\n3 Tr\nET\n");
    page.lines.emplace_back();
    EXPECT_EQ(text_layer(page, {}).content, "BT\n3 Tr\nET\n");
}

TEST(TextLayer, FindsThePlaceOfAWordThatHasOnlyItsBox)
{
    RecognizedPage page = page_of({word("ONE", {100, 50, 190, 90})});
    page.lines.front().words.front().place = {};
    EXPECT_THAT(text_layer(page, {1, 0, 0, -1, 0, 800}).content, HasSubstr("1 0 0 1 100 710 Tm"));
}

}  // namespace
}  // namespace depesha
