// SPDX-License-Identifier: Apache-2.0
#include "pipeline/cbor.h"
#include "pipeline/deflate.h"
#include "pipeline/journal_page.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <stdexcept>
#include <string>

namespace depesha {
namespace {

RecognizedPage sample()
{
    RecognizedPage page;
    page.id = {"опись 1/лист «3».tif", 41};
    page.scan = {"abc123", "опись 1/лист «3».p0042", {2480, 3508}, 300.25, true, {"the file breaks off"}};
    page.upright = {2481, 3509};
    page.to_scan = {0.1, -0.2, 1.0 / 3.0, 4e-300, -0.0, 7e8};
    page.orientation = 270;
    page.skew_degrees = -0.8;
    page.dpi = 199.99;
    Line line;
    line.words = {{"Тов.", {1, 2, 300, 70000}, {-5, -256, -70000, 8}, 0.93}, {"Ma\"o\n", {}, {}, 1.0}};
    line.box = {std::numeric_limits<int>::min(), 0, std::numeric_limits<int>::max(), 1};
    line.confidence = 0.5;
    line.language = "ru";
    page.lines = {line, {}};
    page.marks = {{MarkKind::Handwriting, {1, 1, 2, 2}, "б/н"}, {MarkKind::Other, {}, {}}};
    page.lost = {{{10, 20, 310, 45}, {12, 22, 312, 47}, 14}};
    page.steps = {{"deskew", true, 0.8, 0.9, "turned by 0.8°"}};
    page.engine = "tesseract 5.3.0";
    return page;
}

TEST(JournalPage, ComesBackEqualInEveryBit)
{
    const std::string packed = pack_page(sample());
    const RecognizedPage page = unpack_page(packed);
    EXPECT_EQ(pack_page(page), packed);
    EXPECT_EQ(page.id, sample().id);
    EXPECT_EQ(page.to_scan, sample().to_scan);
    EXPECT_EQ(page.lines[0].words[0].place, sample().lines[0].words[0].place);
    EXPECT_EQ(page.lines[0].words[1].text, "Ma\"o\n");
    EXPECT_EQ(page.lines[0].box, sample().lines[0].box);
    EXPECT_EQ(page.marks[0].kind, MarkKind::Handwriting);
    EXPECT_EQ(page.marks[0].text, "б/н");
    ASSERT_EQ(page.lost.size(), 1U);
    EXPECT_EQ(page.lost[0].box, sample().lost[0].box);
    EXPECT_EQ(page.lost[0].place, sample().lost[0].place);
    EXPECT_EQ(page.lost[0].characters, 14);
    EXPECT_EQ(page.scan.damage, std::vector<std::string>{"the file breaks off"});
    EXPECT_EQ(page.steps[0].reason, "turned by 0.8°");
    EXPECT_EQ(page.scan.dpi_stated, true);
    EXPECT_EQ(page.engine, "tesseract 5.3.0");
}

TEST(JournalPage, TellsEveryMemberApart)
{
    const std::string before = pack_page(sample());
    RecognizedPage page = sample();
    page.upright.height += 1;
    EXPECT_NE(pack_page(page), before);
    page = sample();
    page.lines[0].words[1].confidence = std::nextafter(1.0, 0.0);
    EXPECT_NE(pack_page(page), before);
}

TEST(JournalPage, RefusesWhatIsNoPage)
{
    EXPECT_THROW(static_cast<void>(unpack_page("")), std::runtime_error);
    EXPECT_THROW(static_cast<void>(unpack_page("no zlib stream")), std::runtime_error);
    EXPECT_THROW(static_cast<void>(unpack_page(deflated(""))), std::runtime_error);
    EXPECT_THROW(static_cast<void>(unpack_page(deflated("\x80"))), std::runtime_error);
    const std::string whole = inflated(pack_page(sample()), 1'000'000);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_THROW(static_cast<void>(unpack_page(deflated(whole.substr(0, length)))), std::runtime_error) << length;
    }
    EXPECT_THROW(static_cast<void>(unpack_page(deflated(whole + '\0'))), std::runtime_error);
}

TEST(JournalPage, SurvivesAnyBytes)
{
    const std::string whole = inflated(pack_page(sample()), 1'000'000);
    std::mt19937 random(1);  // NOLINT: the same bytes each time
    for (int round = 0; round < 3000; ++round) {
        std::string broken = whole;
        broken[random() % broken.size()] = static_cast<char>(random());
        try {
            static_cast<void>(unpack_page(deflated(broken)));
        } catch (const std::runtime_error&) {
            continue;
        }
    }
}

TEST(Deflate, RefusesBombs)
{
    const std::string bomb = deflated(std::string(1'000'000, 'a'));
    EXPECT_EQ(inflated(bomb, 1'000'000).size(), 1'000'000U);
    EXPECT_THROW(static_cast<void>(inflated(bomb, 999'999)), std::runtime_error);
}

TEST(Cbor, IsAsTheStandardHasIt)
{
    CborWriter out;
    out.array(25);
    out.integer(10);
    out.integer(-500);
    out.text("ü");
    out.truth(true);
    out.real(1.1);
    EXPECT_EQ(out.bytes(), std::string("\x98\x19\x0a\x39\x01\xf3\x62\xc3\xbc\xf5\xfb\x3f\xf1\x99\x99\x99\x99\x99\x9a"));
}

}  // namespace
}  // namespace depesha
