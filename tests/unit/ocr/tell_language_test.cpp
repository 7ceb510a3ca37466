// SPDX-License-Identifier: Apache-2.0
#include "ocr/tell_language.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <vector>

namespace depesha {
namespace {

/// A reader that is as sure of each language as it is told, and notes what it was asked.
class FakeReader {
public:
    FakeReader(double russian, double english) : confidence_{russian, english} {}

    /// From the given call in one language on, other confidences.
    void then(std::size_t call, double russian, double english) { later_[call] = {russian, english}; }

    SegmentReader reader()
    {
        return [this](const Box& segment, ModelLanguage language) { return read(segment, language); };
    }

    [[nodiscard]] const std::vector<Box>& asked(ModelLanguage language) const { return asked_[index_of(language)]; }
    [[nodiscard]] std::size_t calls() const { return asked_[0].size() + asked_[1].size(); }

private:
    using Confidences = std::array<double, 2>;

    static std::size_t index_of(ModelLanguage language) { return language == ModelLanguage::Russian ? 0 : 1; }

    Reading read(const Box& segment, ModelLanguage language)
    {
        std::vector<Box>& asked = asked_[index_of(language)];
        const auto later = later_.upper_bound(asked.size());
        const Confidences& now = later == later_.begin() ? confidence_ : std::prev(later)->second;
        asked.push_back(segment);
        return {{.text = "word", .box = segment, .place = segment, .confidence = now[index_of(language)]}};
    }

    Confidences confidence_;
    std::map<std::size_t, Confidences> later_;
    std::array<std::vector<Box>, 2> asked_;
};

/// One segment a line, the widths given, 20 pixels high.
std::vector<TextLine> lines_of(const std::vector<int>& widths)
{
    std::vector<TextLine> lines;
    for (const int width : widths) {
        const int top = static_cast<int>(lines.size()) * 40;
        const Box box{0, top, width, top + 20};
        lines.push_back({box, {box}});
    }
    return lines;
}

const std::vector<int> six_widths{100, 600, 300, 500, 200, 400};

TEST(TryLanguages, StopsAfterOneSampleThatOneModelReadsVeryWell)
{
    FakeReader fake(0.9, 0.5);
    const LanguageTrial trial = try_languages(lines_of(six_widths), Languages::Auto, fake.reader());
    EXPECT_EQ(trial.language, ModelLanguage::Russian);
    EXPECT_FALSE(trial.mixed);
    EXPECT_TRUE(trial.other_allowed);
    EXPECT_DOUBLE_EQ(trial.confidence, 0.9);
    EXPECT_DOUBLE_EQ(trial.confident, 0.9);
    EXPECT_EQ(fake.calls(), 2U);
}

TEST(TryLanguages, StopsAfterTwoSamplesWhereTheGapIsClear)
{
    for (FakeReader fake : {FakeReader(0.7, 0.3), FakeReader(0.95, 0.65)}) {
        const LanguageTrial trial = try_languages(lines_of(six_widths), Languages::Auto, fake.reader());
        EXPECT_EQ(trial.language, ModelLanguage::Russian);
        EXPECT_FALSE(trial.mixed);
        EXPECT_EQ(fake.calls(), 4U);
    }
}

TEST(TryLanguages, TellsAnEnglishPage)
{
    FakeReader fake(0.5, 0.9);
    const LanguageTrial trial = try_languages(lines_of(six_widths), Languages::Auto, fake.reader());
    EXPECT_EQ(trial.language, ModelLanguage::English);
    EXPECT_FALSE(trial.mixed);
    EXPECT_DOUBLE_EQ(trial.confidence, 0.9);
}

TEST(TryLanguages, TriesFourSamplesAndNoMoreWhereTheModelsStayClose)
{
    FakeReader fake(0.80, 0.75);
    const LanguageTrial trial = try_languages(lines_of(six_widths), Languages::Auto, fake.reader());
    EXPECT_EQ(trial.language, ModelLanguage::Russian);
    EXPECT_TRUE(trial.mixed);
    EXPECT_EQ(fake.asked(ModelLanguage::Russian).size(), 4U);
    EXPECT_EQ(fake.asked(ModelLanguage::English).size(), 4U);
}

TEST(TryLanguages, StopsAsSoonAsTheGapHasOpened)
{
    FakeReader fake(0.80, 0.75);
    fake.then(2, 0.9, 0.0);
    const LanguageTrial trial = try_languages(lines_of(six_widths), Languages::Auto, fake.reader());
    EXPECT_FALSE(trial.mixed);
    EXPECT_EQ(fake.calls(), 6U);
}

TEST(TryLanguages, IsNotMixedAtExactlyTheGap)
{
    FakeReader fake(0.75, 0.5);
    EXPECT_FALSE(try_languages(lines_of(six_widths), Languages::Auto, fake.reader()).mixed);
    FakeReader closer(0.75, 0.5625);
    EXPECT_TRUE(try_languages(lines_of(six_widths), Languages::Auto, closer.reader()).mixed);
}

TEST(TryLanguages, ReadsNoMoreSamplesThanThereAre)
{
    FakeReader fake(0.80, 0.75);
    EXPECT_TRUE(try_languages(lines_of({300}), Languages::Auto, fake.reader()).mixed);
    EXPECT_EQ(fake.calls(), 2U);
}

TEST(TryLanguages, AsksOnlyTheModelThatIsAllowed)
{
    FakeReader fake(0.2, 0.9);
    const LanguageTrial russian = try_languages(lines_of(six_widths), Languages::Russian, fake.reader());
    EXPECT_EQ(russian.language, ModelLanguage::Russian);
    EXPECT_FALSE(russian.mixed);
    EXPECT_FALSE(russian.other_allowed);
    EXPECT_DOUBLE_EQ(russian.confidence, 0.2);
    EXPECT_TRUE(fake.asked(ModelLanguage::English).empty());

    FakeReader other(0.9, 0.2);
    const LanguageTrial english = try_languages(lines_of(six_widths), Languages::English, other.reader());
    EXPECT_EQ(english.language, ModelLanguage::English);
    EXPECT_FALSE(english.other_allowed);
    EXPECT_TRUE(other.asked(ModelLanguage::Russian).empty());
}

TEST(TryLanguages, TakesThePageForMixedWhereBothAreAskedFor)
{
    FakeReader fake(0.3, 0.9);
    const LanguageTrial trial = try_languages(lines_of(six_widths), Languages::Both, fake.reader());
    EXPECT_EQ(trial.language, ModelLanguage::English);
    EXPECT_TRUE(trial.mixed);
    EXPECT_TRUE(trial.other_allowed);
    EXPECT_EQ(fake.calls(), 2U);
}

TEST(TryLanguages, TakesTheLongestSegmentsOfAllLines)
{
    std::vector<TextLine> lines = lines_of({100, 300, 200});
    lines[1].segments = {{0, 40, 90, 60}, {110, 40, 300, 60}};
    FakeReader fake(0.7, 0.1);
    static_cast<void>(try_languages(lines, Languages::Auto, fake.reader()));
    EXPECT_EQ(fake.asked(ModelLanguage::Russian), (std::vector<Box>{{0, 80, 200, 100}, {110, 40, 300, 60}}));
    EXPECT_EQ(fake.asked(ModelLanguage::English), fake.asked(ModelLanguage::Russian));
}

TEST(TryLanguages, LeavesSegmentsOfUnusualHeightToTheLast)
{
    std::vector<TextLine> lines = lines_of({300, 200, 250});
    const Box stamp{0, 500, 900, 590};
    const Box fold{0, 600, 900, 604};
    lines.push_back({stamp, {stamp}});
    lines.push_back({fold, {fold}});
    FakeReader fake(0.7, 0.1);
    static_cast<void>(try_languages(lines, Languages::Auto, fake.reader()));
    for (const Box& sample : fake.asked(ModelLanguage::Russian)) {
        EXPECT_EQ(sample.height(), 20);
    }
}

TEST(TryLanguages, AsksNobodyWhereThereAreNoLines)
{
    for (const Languages allowed : {Languages::Auto, Languages::Russian, Languages::English, Languages::Both}) {
        FakeReader fake(0.9, 0.1);
        const LanguageTrial trial = try_languages({}, allowed, fake.reader());
        EXPECT_EQ(fake.calls(), 0U);
        EXPECT_EQ(trial.confidence, 0.0);
        EXPECT_EQ(trial.confident, 0.0);
    }
}

TEST(TryLanguages, AsksNobodyWhereLinesHaveNoSegments)
{
    FakeReader fake(0.9, 0.1);
    const std::vector<TextLine> lines{{{0, 0, 100, 20}, {}}};
    EXPECT_EQ(try_languages(lines, Languages::Auto, fake.reader()).confidence, 0.0);
    EXPECT_EQ(fake.calls(), 0U);
}

TEST(OtherThan, IsTheOtherLanguage)
{
    EXPECT_EQ(other_than(ModelLanguage::Russian), ModelLanguage::English);
    EXPECT_EQ(other_than(ModelLanguage::English), ModelLanguage::Russian);
}

TEST(TryTypescript, TakesMoreSamplesOnlyWhileNoneReadsWell)
{
    std::vector<int> asked;
    const auto reader_as_sure_as = [&asked](double confidence) {
        return [&asked, confidence](const Box& segment, ModelLanguage language) {
            EXPECT_EQ(language, ModelLanguage::Typescript);
            asked.push_back(segment.width());
            return Reading{{.text = "word", .box = segment, .place = segment, .confidence = confidence}};
        };
    };
    const LanguageTrial sure = try_typescript(lines_of(six_widths), Languages::Auto, reader_as_sure_as(0.9));
    EXPECT_EQ(asked, std::vector<int>{600});
    EXPECT_DOUBLE_EQ(sure.confidence, 0.9);
    EXPECT_TRUE(sure.other_allowed);
    asked.clear();
    const LanguageTrial poor = try_typescript(lines_of(six_widths), Languages::Russian, reader_as_sure_as(0.2));
    EXPECT_EQ(asked, (std::vector<int>{600, 500, 400, 300}));
    EXPECT_FALSE(poor.other_allowed);
}

}  // namespace
}  // namespace depesha
