// SPDX-License-Identifier: Apache-2.0
#include "ocr/page_reader.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace depesha {
namespace {

constexpr int line_height = 40;
constexpr int first_top = 30;

/// One word a line, as sure as is told for line and model; notes who was asked.
class FakeModels {
public:
    void says(int line, ModelLanguage language, std::string text, double confidence)
    {
        words_[{line, language}] = {std::move(text), confidence};
    }

    StripReader reader()
    {
        return [this](const cv::Mat& strip, ModelLanguage language) {
            ++calls[language];
            const int line = strip.at<unsigned char>(strip.rows / 2, strip.cols / 2) / 20;
            const auto& [text, confidence] = words_.at({line, language});
            const Box place{6, 6, strip.cols - 6, strip.rows - 6};
            return Reading{{.text = text, .box = {}, .place = place, .confidence = confidence}};
        };
    }

    std::map<ModelLanguage, int> calls;

private:
    std::map<std::pair<int, ModelLanguage>, std::pair<std::string, double>> words_;
};

/// Bars of ink whose grey tells the line.
CleanPage page_of(int lines)
{
    CleanPage page;
    page.gray = cv::Mat(first_top + lines * line_height, 400, CV_8U, cv::Scalar(255));
    for (int line = 0; line < lines; ++line) {
        const Box box{50, first_top + line * line_height, 350 - 10 * line, first_top + line * line_height + 20};
        page.gray(cv::Rect(box.left, box.top + 8, box.width(), 4)).setTo(20 * line + 5);
        page.lines.push_back({box, {box}});
    }
    return page;
}

std::vector<std::string> texts_of(const std::vector<ReadSegment>& segments)
{
    std::vector<std::string> texts;
    texts.reserve(segments.size());
    for (const ReadSegment& segment : segments) {
        texts.push_back(text_of(segment.words));
    }
    return texts;
}

constexpr ReadingPlan one_pass{Languages::Auto, true};

TEST(PageReader, ReadsAPageOfTypescriptOnceWithOneModel)
{
    FakeModels models;
    models.says(0, ModelLanguage::Typescript, "один", 0.95);
    models.says(1, ModelLanguage::Typescript, "two", 0.9);
    const CleanPage page = page_of(2);
    PageReader reader(page, one_pass, models.reader());
    EXPECT_EQ(texts_of(reader.read_all()), (std::vector<std::string>{"один", "two"}));
    EXPECT_EQ(models.calls, (std::map<ModelLanguage, int>{{ModelLanguage::Typescript, 2}}));
}

TEST(PageReader, ReadsWhatLiesBesideStruckPlacesWithoutThem)
{
    const CleanPage page = page_of(1);
    const Box line = page.lines[0].box;
    std::vector<cv::Mat> strips;
    const PageReader reader(page, one_pass, [&strips](const cv::Mat& strip, ModelLanguage /*language*/) {
        strips.push_back(strip.clone());
        return Reading{};
    });
    const std::vector<Box> struck{{150, line.top, 200, line.bottom}, {300, line.top, line.right, line.bottom}};
    const ReadSegment rest = reader.read_beside(line, struck);
    EXPECT_EQ(rest.box, (Box{line.left, line.top, 300, line.bottom}));
    const cv::Mat& strip = strips.back();
    const int edge = (strip.cols - rest.box.width()) / 2;
    EXPECT_EQ(cv::countNonZero(strip.colRange(edge + 100, edge + 150) < 250), 0);
    EXPECT_GT(cv::countNonZero(strip.colRange(edge, edge + 100) < 250), 0);
    EXPECT_GT(cv::countNonZero(strip.colRange(edge + 150, edge + 250) < 250), 0);
    EXPECT_EQ(cv::countNonZero(strip.colRange(edge + 250, strip.cols) < 250), 0);
}

TEST(PageReader, TakesUnsureXsCloseBesideAStruckPlaceForTheRestOfIt)
{
    const CleanPage page = page_of(1);
    const Box line = page.lines[0].box;
    const PageReader reader(page, one_pass, [&line](const cv::Mat& strip, ModelLanguage /*language*/) {
        const int edge = (strip.cols - line.width()) / 2;
        const auto word = [&](const char* text, int left, double confidence) {
            const int at = left - line.left + edge;
            return Word{.text = text, .box = {}, .place = {at, 5, at + 20, 25}, .confidence = confidence};
        };
        return Reading{word("м", 125, 0.9), word("xx", 205, 0.3), word("one", 227, 0.3), word("xx", 260, 0.3)};
    });
    const std::vector<Box> struck{{150, line.top, 200, line.bottom}};
    EXPECT_EQ(text_of(reader.read_beside(line, struck).words), "м one xx");
}

TEST(PageReader, HasNothingToReadBesideAPlaceThatFillsTheSegment)
{
    FakeModels models;
    models.says(0, ModelLanguage::Typescript, "один", 0.95);
    const CleanPage page = page_of(1);
    const Box line = page.lines[0].box;
    const PageReader reader(page, one_pass, models.reader());
    const std::vector<Box> struck{{line.left + 3, line.top, line.right - 2, line.bottom}};
    const ReadSegment rest = reader.read_beside(line, struck);
    EXPECT_TRUE(rest.box.empty());
    EXPECT_TRUE(rest.words.empty());
}

TEST(PageReader, GivesAPoorLineASecondLookByTheModelOfItsAlphabet)
{
    FakeModels models;
    models.says(0, ModelLanguage::Typescript, "один", 0.95);
    models.says(1, ModelLanguage::Typescript, "twq", 0.3);
    models.says(1, ModelLanguage::English, "two", 0.9);
    models.says(2, ModelLanguage::Typescript, "трп", 0.3);
    models.says(2, ModelLanguage::Russian, "три", 0.9);
    const CleanPage page = page_of(3);
    PageReader reader(page, one_pass, models.reader());
    EXPECT_EQ(texts_of(reader.read_all()), (std::vector<std::string>{"один", "two", "три"}));
}

TEST(PageReader, SpellsSharedLettersAsThePage)
{
    FakeModels models;
    models.says(0, ModelLanguage::Typescript, "Department", 0.95);
    models.says(1, ModelLanguage::Typescript, "СОМ", 0.9);
    const CleanPage page = page_of(2);
    PageReader reader(page, one_pass, models.reader());
    EXPECT_EQ(texts_of(reader.read_all()), (std::vector<std::string>{"Department", "COM"}));
}

TEST(PageReader, KeepsTheFirstReadingWhereTheSecondIsNoSurer)
{
    FakeModels models;
    models.says(0, ModelLanguage::Typescript, "трп", 0.5);
    models.says(0, ModelLanguage::Russian, "тра", 0.55);
    const CleanPage page = page_of(1);
    EXPECT_EQ(texts_of(PageReader(page, one_pass, models.reader()).read_all()), std::vector<std::string>{"трп"});
}

TEST(PageReader, AsksNoOtherModelWhereTheLanguageIsGiven)
{
    FakeModels models;
    models.says(0, ModelLanguage::Typescript, "трп", 0.3);
    const CleanPage page = page_of(1);
    PageReader reader(page, {Languages::Russian, true}, models.reader());
    EXPECT_EQ(texts_of(reader.read_all()), std::vector<std::string>{"трп"});
}

TEST(PageReader, GivesPlacesOnThePage)
{
    FakeModels models;
    models.says(0, ModelLanguage::Typescript, "один", 0.95);
    const CleanPage page = page_of(1);
    const std::vector<ReadSegment> segments = PageReader(page, one_pass, models.reader()).read_all();
    ASSERT_EQ(segments.size(), 1U);
    EXPECT_EQ(segments[0].words[0].place, page.lines[0].box);
}

TEST(PageReader, ReadsWithTheTwoModelsByTurnsWhereThereIsNoneForTypescript)
{
    FakeModels models;
    models.says(0, ModelLanguage::Russian, "один", 0.9);
    models.says(0, ModelLanguage::English, "oflwh", 0.3);
    models.says(1, ModelLanguage::Russian, "ипо", 0.4);
    models.says(1, ModelLanguage::English, "two", 0.95);
    const CleanPage page = page_of(2);
    PageReader reader(page, {Languages::Auto, false}, models.reader());
    EXPECT_EQ(reader.trial().language, ModelLanguage::Russian);
    EXPECT_EQ(texts_of(reader.read_all()), (std::vector<std::string>{"один", "two"}));
    EXPECT_EQ(models.calls.count(ModelLanguage::Typescript), 0U);
}

}  // namespace
}  // namespace depesha
