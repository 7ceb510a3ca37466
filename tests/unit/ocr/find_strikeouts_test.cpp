// SPDX-License-Identifier: Apache-2.0
#include "ocr/find_strikeouts.h"
#include "tests/unit/ocr/lost_line_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace depesha {
namespace {

/// Sheets that differ in all that may differ.
TypeSheet some_sheet(std::uint64_t seed)
{
    cv::RNG random(seed * 104729 + 3);
    TypeSheet sheet;
    sheet.letters_per_inch = random.uniform(0, 2) == 0 ? 10.0 : 12.0;
    sheet.spacing = random.uniform(1.8, 3.0);
    sheet.fall = random.uniform(-8.0, 8.0);
    sheet.ink = random.uniform(20.0, 110.0);
    sheet.grain = random.uniform(0.0, 10.0);
    sheet.seed = seed;
    return sheet;
}

double pitch_of(const TypeSheet& sheet)
{
    return sheet.dpi / sheet.letters_per_inch;
}

/// The columns both boxes share of those they cover together; lines are as high as their highest letters.
double likeness(const Box& a, const Box& b)
{
    const double common = std::max(0, std::min(a.right, b.right) - std::max(a.left, b.left));
    return common / (std::max(a.right, b.right) - std::min(a.left, b.left));
}

/// With serifs, as typewriters have it.
void type_x(CleanPage& page, cv::Point2d foot, const TypeSheet& sheet)
{
    const double mm = sheet.dpi / 25.4;
    const int stroke = std::max(1, static_cast<int>(std::lround(0.35 * mm)));
    const double right = 0.7 * pitch_of(sheet);
    const double top = 1.8 * mm;
    const auto draw = [&](double x1, double y1, double x2, double y2) {
        cv::line(page.gray, cv::Point2d(foot.x + x1, foot.y - y1), cv::Point2d(foot.x + x2, foot.y - y2), sheet.ink,
                 stroke);
    };
    draw(3.0, 2.0, right - 3.0, top);
    draw(3.0, top, right - 3.0, 2.0);
    for (const double y : {2.0, top}) {
        draw(0.0, y, 0.3 * right, y);
        draw(0.7 * right, y, right, y);
    }
}

/// Where the letters of a word stand, as the sheet types them.
cv::Point2d foot_of(const Word& word, int letter, const TypeSheet& sheet)
{
    return {word.place.left + 2.0 + letter * pitch_of(sheet), word.place.bottom - 3.0};
}

/// Types x over the letters of a word from `first` on, and reads it as nonsense.
void strike_out(ReadSheet& sheet, Word& word, const TypeSheet& look, int first = 0, double aside = 0.0)
{
    const int letters = static_cast<int>(word.text.size());
    for (int letter = first; letter < letters; ++letter) {
        type_x(sheet.page, foot_of(word, letter, look) + cv::Point2d(aside, 0.0), look);
    }
    word.text.replace(static_cast<std::size_t>(first), std::string::npos, static_cast<std::size_t>(letters - first),
                      'k');
    word.confidence = 0.2;
    binarize(sheet.page);
}

/// A word of at least five letters, of the line if there is one.
Word& long_word(Line& line)
{
    const auto longest = std::max_element(line.words.begin(), line.words.end(),
                                          [](const Word& a, const Word& b) { return a.text.size() < b.text.size(); });
    return *longest;
}

std::vector<ReadSegment> segments_of(const RecognizedPage& page)
{
    std::vector<ReadSegment> segments;
    for (const Line& line : page.lines) {
        segments.push_back({line.place, line.words});
    }
    return segments;
}

std::vector<Strikeout> struck_on(const ReadSheet& sheet)
{
    return find_strikeouts(sheet.page, segments_of(sheet.reading));
}

/// Types a row of letters behind the last word of the line, with the reading given.
Word& add_word(ReadSheet& sheet, const TypeSheet& look, Line& line, const std::string& text, bool of_x, double sure)
{
    const Word last = line.words.back();
    const double from = 1.0 + static_cast<double>(last.text.size());
    Word word;
    cv::RNG random(look.seed + 99);
    for (int letter = 0; letter < static_cast<int>(text.size()); ++letter) {
        const cv::Point2d foot = foot_of(last, 0, look) + cv::Point2d((from + letter) * pitch_of(look), 0.0);
        if (of_x) {
            type_x(sheet.page, foot, look);
        } else {
            type_letter(sheet.page, foot, look, random);
        }
    }
    binarize(sheet.page);
    word.text = text;
    word.confidence = sure;
    word.place = last.place;
    word.place.left += static_cast<int>(from * pitch_of(look));
    word.place.right =
        word.place.left + static_cast<int>((static_cast<double>(text.size()) - 0.2) * pitch_of(look)) + 4;
    line.place = united(line.place, word.place);
    line.words.push_back(word);
    return line.words.back();
}

/// A sheet with room behind its lines.
ReadSheet sheet_with_room(const TypeSheet& look)
{
    ReadSheet sheet = read_sheet(look);
    cv::Mat wide(look.size.height, look.size.width + 700, CV_8U, cv::Scalar(look.paper));
    sheet.page.gray.copyTo(wide(cv::Rect({0, 0}, look.size)));
    sheet.page.gray = wide;
    binarize(sheet.page);
    return sheet;
}

TEST(FindStrikeouts, FindsAWordThatWasTypedOver)
{
    int found = 0;
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        const TypeSheet look = some_sheet(seed);
        ReadSheet sheet = read_sheet(look);
        Word& word = long_word(sheet.reading.lines[seed % 8]);
        ASSERT_GE(word.text.size(), 5U);
        strike_out(sheet, word, look);
        const std::vector<Strikeout> struck = struck_on(sheet);
        ASSERT_LE(struck.size(), 1U) << seed;
        found += static_cast<int>(struck.size());
        for (const Strikeout& run : struck) {
            EXPECT_EQ(run.segment, seed % 8) << seed;
            EXPECT_GT(likeness(run.place, word.place), 0.85) << seed;
            EXPECT_EQ(run.text, word.text) << seed;
        }
    }
    EXPECT_GE(found, 20) << "of 24";
}

TEST(FindStrikeouts, LeavesTheLettersBesideARunAlone)
{
    int tried = 0;
    int found = 0;
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        const TypeSheet look = some_sheet(seed);
        ReadSheet sheet = read_sheet(look);
        Word& word = long_word(sheet.reading.lines[3]);
        if (word.text.size() < 8) {
            continue;
        }
        for (const double aside : {-2.0, 0.0, 2.0}) {  // the same letter three times, as some typists did
            strike_out(sheet, word, look, 3, aside);
        }
        const std::vector<Strikeout> struck = struck_on(sheet);
        ASSERT_LE(struck.size(), 1U) << seed;
        ++tried;
        found += static_cast<int>(struck.size());
        for (const Strikeout& run : struck) {
            EXPECT_NEAR(run.place.left, foot_of(word, 3, look).x, 0.3 * pitch_of(look)) << seed;
        }
    }
    EXPECT_GT(3 * found, 2 * tried) << "letters beside a run may hide it";
}

TEST(FindStrikeouts, FindsARowOfXBehindTheText)
{
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const TypeSheet look = some_sheet(seed);
        ReadSheet sheet = sheet_with_room(look);
        const Word& word = add_word(sheet, look, sheet.reading.lines[2], "xxxxxx", true, 0.9);
        const std::vector<Strikeout> struck = struck_on(sheet);
        ASSERT_EQ(struck.size(), 1U) << seed;
        EXPECT_GT(likeness(struck[0].place, word.place), 0.85) << seed;
    }
}

TEST(FindStrikeouts, TakesNoNumeralAndNoGroupAndNoReadingAloneForARow)
{
    const TypeSheet look;
    ReadSheet numeral = sheet_with_room(look);
    add_word(numeral, look, numeral.reading.lines[2], "XXX", true, 0.9);
    EXPECT_TRUE(struck_on(numeral).empty()) << "XXX";

    ReadSheet groups = sheet_with_room(look);
    groups.reading.lines[2].words.resize(1);
    for (const char* group : {"kqzvt", "bnwrp", "xxxxx", "hjdfs", "wmtqa"}) {
        add_word(groups, look, groups.reading.lines[2], group, group[0] == 'x', 0.9);
    }
    EXPECT_TRUE(struck_on(groups).empty()) << "a cipher group";

    ReadSheet other_letters = sheet_with_room(look);
    add_word(other_letters, look, other_letters.reading.lines[2], "xxxxxx", false, 0.3);
    EXPECT_TRUE(struck_on(other_letters).empty()) << "read so, but not typed so";

    ReadSheet separator = sheet_with_room(look);
    add_word(separator, look, separator.reading.lines[2], "------", true, 0.9);
    EXPECT_TRUE(struck_on(separator).empty()) << "a row of another sign";
}

TEST(FindStrikeouts, FindsNothingOnPlainType)
{
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        ReadSheet sheet = read_sheet(some_sheet(seed));
        EXPECT_TRUE(struck_on(sheet).empty()) << seed;
        for (Word& word : sheet.reading.lines[4].words) {
            word.confidence = 0.1;
        }
        EXPECT_TRUE(struck_on(sheet).empty()) << seed << ", one line read badly";
    }
}

TEST(FindStrikeouts, LeavesWhatReadsWell)
{
    const TypeSheet look;
    ReadSheet sheet = read_sheet(look);
    Word& word = long_word(sheet.reading.lines[4]);
    strike_out(sheet, word, look);
    word.confidence = 0.95;
    EXPECT_TRUE(struck_on(sheet).empty());
}

TEST(FindStrikeouts, TakesNoUnderlineNoRuleNoBlotAndNoBoldTypeForOne)
{
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const TypeSheet look = some_sheet(seed);
        const ReadSheet plain = read_sheet(look);
        Line line = plain.reading.lines[5];
        Word word = long_word(line);
        const auto spoiled = [&](auto draw) {
            ReadSheet sheet = read_sheet(look);
            long_word(sheet.reading.lines[5]).confidence = 0.1;
            draw(sheet.page.gray);
            binarize(sheet.page);
            return struck_on(sheet).size();
        };
        const Box place = word.place;
        EXPECT_EQ(spoiled([&](cv::Mat& gray) {
                      cv::line(gray, {place.left, place.bottom}, {place.right, place.bottom}, look.ink, 6);
                  }),
                  0U)
            << seed << " underlined";
        EXPECT_EQ(spoiled([&](cv::Mat& gray) {
                      const int y = (place.top + place.bottom) / 2;
                      cv::line(gray, {place.left, y}, {place.right, y}, look.ink, 4);
                  }),
                  0U)
            << seed << " a rule through it";
        EXPECT_EQ(spoiled([&](cv::Mat& gray) {
                      cv::rectangle(gray, {place.left, place.top}, {place.right, place.bottom}, look.ink, cv::FILLED);
                  }),
                  0U)
            << seed << " a blot";
        EXPECT_EQ(spoiled([&](cv::Mat& gray) {
                      const cv::Rect part(place.left, place.top, place.width() + 4, place.height());
                      cv::Mat bold = gray(part).clone();
                      cv::min(gray(part), gray(part - cv::Point(2, 0)), bold);
                      bold.copyTo(gray(part));
                  }),
                  0U)
            << seed << " typed twice";
    }
}

TEST(FindStrikeouts, FindsNothingWhereNothingWasRead)
{
    TypeSheet look;
    for (const double grain : {0.0, 30.0, 90.0}) {
        look.grain = grain;
        ReadSheet sheet = bare_sheet(look);
        EXPECT_TRUE(struck_on(sheet).empty()) << grain;
        const std::vector<ReadSegment> unread{{{100, 100, 900, 140}, {}}};
        EXPECT_TRUE(find_strikeouts(sheet.page, unread).empty()) << grain;
    }
}

}  // namespace
}  // namespace depesha
