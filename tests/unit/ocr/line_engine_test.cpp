// SPDX-License-Identifier: Apache-2.0
#include "ocr/find_lost_text.h"
#include "ocr/language_data.h"
#include "ocr/line_engine.h"
#include "ocr/tesseract_model.h"
#include "page/pix.h"
#include "postprocess/score/edit_distance.h"
#include "tests/unit/ocr/typed_lines.h"

#include <allheaders.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>
#include <tesseract/baseapi.h>

#include <memory>
#include <string>
#include <vector>

namespace depesha {
namespace {

const std::vector<std::string> russian{"ШИФРТЕЛЕГРАММА", "ПЕКИН, РОЩИНУ", "Вручить немедленно адресату.",
                                       "Сегодня была беседа с вашими людьми."};
const std::vector<std::string> english{"CIPHERED TELEGRAM", "BEIJING, TO ROSHCHIN", "Deliver immediately.",
                                       "Eight divisions could fully satisfy the needs."};

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) {
        text += line + '\n';
    }
    return text;
}

std::string text_of(const RecognizedPage& page)
{
    std::string text;
    for (const Line& line : page.lines) {
        text += text_of(line) + '\n';
    }
    return text;
}

/// Share of the bytes of `truth` that must be mended.
double error_rate(const std::string& read, const std::string& truth)
{
    return static_cast<double>(edit_distance<char>(read, truth)) / static_cast<double>(truth.size());
}

/// What Tesseract itself makes of a block of text, its lines ended by line feeds.
std::string plain_tesseract(const CleanPage& page, const char* language)
{
    tesseract::TessBaseAPI base;
    EXPECT_EQ(base.Init(language_data_folder({}).c_str(), language, tesseract::OEM_LSTM_ONLY), 0);
    base.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
    const PixPtr pix = to_pix(page.gray);
    base.SetImage(pix.get());
    base.SetSourceResolution(300);
    const std::unique_ptr<char[]> text(base.GetUTF8Text());
    return text.get();
}

void expect_same_words(const RecognizedPage& a, const RecognizedPage& b)
{
    ASSERT_EQ(a.lines.size(), b.lines.size());
    for (std::size_t i = 0; i < a.lines.size(); ++i) {
        ASSERT_EQ(a.lines[i].words.size(), b.lines[i].words.size());
        for (std::size_t j = 0; j < a.lines[i].words.size(); ++j) {
            EXPECT_EQ(a.lines[i].words[j].text, b.lines[i].words[j].text);
            EXPECT_EQ(a.lines[i].words[j].place, b.lines[i].words[j].place);
            EXPECT_EQ(a.lines[i].words[j].confidence, b.lines[i].words[j].confidence);
        }
    }
}

bool within(const Box& inner, const Box& outer)
{
    return intersected(inner, outer) == inner;
}

/// What holds of every page that was read.
void expect_well_formed(const RecognizedPage& page)
{
    const Box upright{0, 0, page.upright.width, page.upright.height};
    for (const Line& line : page.lines) {
        ASSERT_FALSE(line.words.empty());
        Box place;
        int left = 0;
        for (const Word& word : line.words) {
            EXPECT_FALSE(word.text.empty());
            EXPECT_EQ(word.text.find_first_of(" \n\t\r"), std::string::npos);
            EXPECT_GE(word.confidence, 0.0);
            EXPECT_LE(word.confidence, 1.0);
            EXPECT_FALSE(word.place.empty());
            EXPECT_TRUE(within(word.place, upright));
            EXPECT_EQ(word.box, mapped(page.to_scan, word.place, page.scan.size));
            EXPECT_GE(word.place.left, left);
            left = word.place.left;
            place = united(place, word.place);
        }
        EXPECT_EQ(line.place, place);
    }
}

class LineEngineTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (const std::string missing = missing_to_read_type(); !missing.empty()) {
            GTEST_SKIP() << missing;
        }
    }

    static RecognizedPage read(const CleanPage& page, Languages languages = Languages::Auto)
    {
        return line_engines({.languages = languages})()->recognize(page);
    }
};

TEST_F(LineEngineTest, SetsAWordThatWasTypedOverApartAsAMark)
{
    CleanPage page = typed_lines({"Deliver the eight letter at once.", "We ask you to confirm receipt today."});
    cv::Mat line = page.gray.rowRange(0, 200);
    for (const char* over : {"            xxxxx", "            mmmmm"}) {
        cv::min(line, typed_lines({over}).gray.rowRange(0, 200), line);
    }
    cv::threshold(page.gray, page.binary, 128, 255, cv::THRESH_BINARY);
    const RecognizedPage recognized = read(page);
    EXPECT_EQ(text_of(recognized), "Deliver the letter at once.\nWe ask you to confirm receipt today.\n");
    ASSERT_EQ(recognized.marks.size(), 1U);
    EXPECT_EQ(recognized.marks[0].kind, MarkKind::Strikeout);
    EXPECT_FALSE(recognized.marks[0].text.empty());
    const Box& typed = page.lines[0].box;
    EXPECT_NEAR(recognized.marks[0].box.left, typed.left + 12 * typed.width() / 33, 12);
    EXPECT_TRUE(find_lost_text(page, recognized).empty());
}

TEST_F(LineEngineTest, ReadsRussianAsItWasTypedAndNoWorseThanTesseractItself)
{
    const CleanPage page = typed_lines(russian);
    const RecognizedPage read_page = read(page);
    expect_well_formed(read_page);
    const double rate = error_rate(text_of(read_page), joined(russian));
    EXPECT_LE(rate, 0.02) << text_of(read_page);
    EXPECT_LE(rate, error_rate(plain_tesseract(page, "rus"), joined(russian)) + 0.01);
    ASSERT_EQ(read_page.lines.size(), russian.size());
    for (const Line& line : read_page.lines) {
        EXPECT_EQ(line.language, "ru");
        EXPECT_GT(line.confidence, 0.8);
    }
}

TEST_F(LineEngineTest, ReadsEnglishAsItWasTypedAndNoWorseThanTesseractItself)
{
    const CleanPage page = typed_lines(english);
    const RecognizedPage read_page = read(page);
    expect_well_formed(read_page);
    const double rate = error_rate(text_of(read_page), joined(english));
    EXPECT_LE(rate, 0.02) << text_of(read_page);
    EXPECT_LE(rate, error_rate(plain_tesseract(page, "eng"), joined(english)) + 0.01);
    ASSERT_EQ(read_page.lines.size(), english.size());
    for (const Line& line : read_page.lines) {
        EXPECT_EQ(line.language, "en");
    }
}

TEST_F(LineEngineTest, ReadsEachLineOfAMixedPageInItsLanguage)
{
    const std::vector<std::string> mixed{"Вручить немедленно адресату.", "Eight divisions could satisfy the needs."};
    const RecognizedPage read_page = read(typed_lines(mixed), Languages::Both);
    EXPECT_LE(error_rate(text_of(read_page), joined(mixed)), 0.04) << text_of(read_page);
    ASSERT_EQ(read_page.lines.size(), 2U);
    EXPECT_EQ(read_page.lines[0].language, "ru");
    EXPECT_EQ(read_page.lines[1].language, "en");
}

TEST_F(LineEngineTest, PutsWordsWhereTheyWereTyped)
{
    const CleanPage page = typed_lines(russian);
    const RecognizedPage read_page = read(page, Languages::Russian);
    ASSERT_EQ(read_page.lines.size(), page.lines.size());
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const Box truth = page.lines[i].box;
        const Box found = read_page.lines[i].place;
        EXPECT_NEAR(found.left, truth.left, 15);
        EXPECT_NEAR(found.right, truth.right, 15);
        EXPECT_NEAR(found.top, truth.top, 15);
        EXPECT_NEAR(found.bottom, truth.bottom, 15);
    }
}

TEST_F(LineEngineTest, GivesBoxesInPixelsOfTheScan)
{
    CleanPage page = typed_lines({russian[2]});
    page.to_scan = {2.0, 0.0, 0.0, 2.0, 30.0, 50.0};
    page.scan.size = {4000, 4000};
    const RecognizedPage read_page = read(page, Languages::Russian);
    ASSERT_EQ(read_page.lines.size(), 1U);
    const Word& word = read_page.lines[0].words.at(1);
    EXPECT_EQ(word.box, (Box{2 * word.place.left + 30, 2 * word.place.top + 50, 2 * word.place.right + 30,
                             2 * word.place.bottom + 50}));
    EXPECT_EQ(read_page.lines[0].box, mapped(page.to_scan, read_page.lines[0].place, page.scan.size));
}

TEST_F(LineEngineTest, TurnsAPageOverThatStandsOnItsHead)
{
    const CleanPage page = typed_lines(russian);
    const RecognizedPage upright = read(page);
    const RecognizedPage turned = read(scanned_upside_down(page));
    expect_well_formed(turned);
    EXPECT_EQ(upright.orientation, 0);
    EXPECT_EQ(turned.orientation, 180);
    expect_same_words(turned, upright);
    ASSERT_EQ(turned.lines.size(), upright.lines.size());
    const Size size = page.scan.size;
    for (std::size_t i = 0; i < turned.lines.size(); ++i) {
        const Box& box = upright.lines[i].box;
        EXPECT_EQ(turned.lines[i].box, (Box{size.width - box.right, size.height - box.bottom, size.width - box.left,
                                            size.height - box.top}));
    }
}

TEST_F(LineEngineTest, FindsNothingOnABlankPage)
{
    CleanPage page = typed_lines({"", ""});
    ASSERT_TRUE(page.lines.empty());
    page.marks = {{MarkKind::Hole, {1, 2, 3, 4}, {}}};
    const RecognizedPage read_page = read(page);
    EXPECT_TRUE(read_page.lines.empty());
    EXPECT_EQ(read_page.upright, (Size{page.gray.cols, page.gray.rows}));
    EXPECT_EQ(read_page.marks.size(), 1U);
}

TEST_F(LineEngineTest, MakesMarksRatherThanLinesOfGrain)
{
    CleanPage page = typed_lines({"", "", "", ""});
    cv::RNG random(7);
    random.fill(page.gray, cv::RNG::NORMAL, 200.0, 30.0);
    for (int top = 100; top < 500; top += 100) {
        const Box box{200, top, 500, top + 40};
        page.lines.push_back({box, {box}});
    }
    const RecognizedPage read_page = read(page);
    EXPECT_TRUE(read_page.lines.empty()) << text_of(read_page);
    EXPECT_EQ(read_page.marks.size(), 4U);
}

TEST_F(LineEngineTest, MakesNoLineOfBarePaper)
{
    CleanPage page = typed_lines({russian[2], "", ""});
    const Box bare{200, 210, 900, 250};
    page.lines.push_back({bare, {bare}});
    for (const Languages languages : {Languages::Russian, Languages::English, Languages::Auto}) {
        const RecognizedPage read_page = read(page, languages);
        EXPECT_LE(read_page.lines.size(), 1U) << text_of(read_page);
        EXPECT_GE(read_page.marks.size(), 1U);
    }
}

TEST_F(LineEngineTest, MakesMarksOfWhatIsNoType)
{
    CleanPage page = typed_lines({russian[2], "", russian[3]});
    const Box flourish{300, 210, 1400, 290};
    for (int x = flourish.left; x + 300 < flourish.right; x += 250) {
        cv::ellipse(page.gray, {x + 150, 250}, {140, 35}, 20.0, 0.0, 300.0, cv::Scalar(60), 4);
    }
    page.lines.insert(page.lines.begin() + 1, {flourish, {flourish}});
    const RecognizedPage read_page = read(page, Languages::Russian);
    ASSERT_EQ(read_page.lines.size(), 2U) << text_of(read_page);
    ASSERT_EQ(read_page.marks.size(), 1U);
    EXPECT_EQ(read_page.marks[0].box, flourish);
}

TEST_F(LineEngineTest, GivesTheSameWordsFromEveryEngineAndEveryTime)
{
    const CleanPage page = typed_lines(russian);
    const auto engine = line_engines({})();
    const RecognizedPage first = engine->recognize(page);
    static_cast<void>(engine->recognize(typed_lines({english[3]})));  // leaves nothing behind
    expect_same_words(engine->recognize(page), first);
    expect_same_words(read(page), first);
}

TEST_F(LineEngineTest, NeverWritesToThePage)
{
    const CleanPage page = typed_lines({russian[0]});
    const cv::Mat before = page.gray.clone();
    static_cast<void>(read(scanned_upside_down(page)));
    static_cast<void>(read(page));
    EXPECT_EQ(cv::norm(page.gray, before, cv::NORM_INF), 0.0);
}

TEST_F(LineEngineTest, TakesSegmentsOfAnySizeUpToTheEdges)
{
    CleanPage page = typed_lines({russian[2]});
    const int right = page.gray.cols;
    const int bottom = page.gray.rows;
    for (const Box box : {Box{0, 0, 1, 1}, Box{right - 1, bottom - 1, right, bottom}, Box{0, 0, right, 3},
                          Box{0, 0, 3, bottom}, Box{0, 0, right, bottom}}) {
        page.lines.push_back({box, {box}});
    }
    const RecognizedPage read_page = read(page);
    expect_well_formed(read_page);
    ASSERT_FALSE(read_page.lines.empty());
    EXPECT_EQ(text_of(read_page.lines[0]), russian[2]);
}

TEST_F(LineEngineTest, KeepsWhatIsKnownOfThePage)
{
    CleanPage page = typed_lines({russian[2]});
    page.scan.stem = "box/0001";
    page.dpi = 301.0;
    page.skew_degrees = 0.8;
    page.steps = {{"deskew", true, 0.8, 0.9, "it leans"}};
    const RecognizedPage read_page = read(page, Languages::Russian);
    EXPECT_EQ(read_page.id, page.id);
    EXPECT_EQ(read_page.scan.stem, "box/0001");
    EXPECT_EQ(read_page.dpi, 301.0);
    EXPECT_EQ(read_page.skew_degrees, 0.8);
    ASSERT_EQ(read_page.steps.size(), 1U);
    EXPECT_EQ(read_page.engine, "lstm");
}

TEST_F(LineEngineTest, ReadsTheSameWithEitherEngine)
{
    const CleanPage page = typed_lines(russian);
    const RecognizedPage own = read(page);
    const RecognizedPage expected = line_engines({.engine = EngineChoice::Tesseract})()->recognize(page);
    expect_well_formed(own);
    EXPECT_EQ(expected.engine, "tesseract " + tesseract_version());
    EXPECT_EQ(text_of(own), text_of(expected));
}

}  // namespace
}  // namespace depesha
