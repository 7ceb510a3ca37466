// SPDX-License-Identifier: Apache-2.0
#include "ocr/find_lost_text.h"
#include "tests/unit/ocr/lost_line_page.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace depesha {
namespace {

/// Sheets that differ in all that may differ.
TypeSheet some_sheet(std::uint64_t seed)
{
    cv::RNG random(seed * 7919 + 1);
    TypeSheet sheet;
    sheet.letters_per_inch = random.uniform(0, 2) == 0 ? 10.0 : 12.0;
    sheet.spacing = random.uniform(1.5, 3.0);
    sheet.fall = random.uniform(-8.0, 8.0);
    sheet.ink = random.uniform(20.0, 130.0);
    sheet.grain = random.uniform(0.0, 12.0);
    sheet.seed = seed;
    return sheet;
}

double area(const Box& box)
{
    return box.empty() ? 0.0 : static_cast<double>(box.width()) * box.height();
}

/// What both boxes share of what they cover together.
double likeness(const Box& a, const Box& b)
{
    const double common = area(intersected(a, b));
    return common / (area(a) + area(b) - common);
}

std::size_t lost_on(const ReadSheet& sheet)
{
    return find_lost_text(sheet.page, sheet.reading).size();
}

void add_stamp(CleanPage& page, double degrees, double scale, cv::Point2d at)
{
    cv::Mat stamp(260, 620, CV_8U, cv::Scalar(255));
    cv::rectangle(stamp, {10, 40}, {600, 220}, 60, 6);
    cv::putText(stamp, "RECEIVED", {40, 120}, cv::FONT_HERSHEY_SIMPLEX, scale, 60, 5);
    cv::putText(stamp, "14 SEP 1951", {40, 200}, cv::FONT_HERSHEY_SIMPLEX, scale, 60, 5);
    cv::Mat turn = cv::getRotationMatrix2D({310.0F, 130.0F}, degrees, 1.0);
    turn.at<double>(0, 2) += at.x;
    turn.at<double>(1, 2) += at.y;
    cv::Mat placed;
    cv::warpAffine(stamp, placed, turn, page.gray.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, 255);
    cv::min(page.gray, placed, page.gray);
    cv::circle(page.gray, {1200, 800}, 140, 60, 5);
    cv::circle(page.gray, {1200, 800}, 90, 60, 3);
}

/// A line in a running hand: loops of uneven height and width that hang together for some letters.
void add_handwriting(CleanPage& page, double y, std::uint64_t seed)
{
    cv::RNG random(seed);
    double x = 120.0;
    while (x < 1300.0) {
        std::vector<cv::Point> stroke;
        const int points = random.uniform(8, 60);
        const double slant = random.uniform(0.2, 0.6);
        const double wave = random.uniform(14.0, 30.0);
        double drift = 0.0;
        for (int i = 0; i < points && x < 1300.0; ++i) {
            const double up = random.uniform(10.0, 38.0) * std::sin(i * 1.3);
            drift += random.uniform(-1.5, 1.5);
            stroke.emplace_back(static_cast<int>(x + slant * up), static_cast<int>(y - up + drift));
            x += wave * random.uniform(0.2, 0.9);
        }
        cv::polylines(page.gray, stroke, false, 70, 4, cv::LINE_AA);
        x += random.uniform(10.0, 60.0);
    }
}

TEST(FindLostText, FindsNothingWhereAllWasRead)
{
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        EXPECT_EQ(lost_on(read_sheet(some_sheet(seed))), 0U) << seed;
    }
}

TEST(FindLostText, FindsTheLineThatIsMissing)
{
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        ReadSheet sheet = read_sheet(some_sheet(seed));
        const auto missing = sheet.reading.lines.begin() + static_cast<std::ptrdiff_t>(seed % 8);
        const Box place = missing->place;
        sheet.reading.lines.erase(missing);
        const std::vector<LostText> lost = find_lost_text(sheet.page, sheet.reading);
        ASSERT_EQ(lost.size(), 1U) << seed;
        EXPECT_GT(likeness(lost[0].place, place), 0.7) << seed;
        EXPECT_EQ(lost[0].box, lost[0].place) << "the sheet is its own scan";
        const double pitch = 300.0 / some_sheet(seed).letters_per_inch;
        EXPECT_NEAR(lost[0].characters, place.width() / pitch, 2.0) << seed;
    }
}

TEST(FindLostText, FindsThePartOfALineThatIsMissing)
{
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        ReadSheet sheet = read_sheet(some_sheet(seed));
        Line& line = sheet.reading.lines[seed % 8];
        const auto half = static_cast<std::ptrdiff_t>(line.words.size() / 2);
        Box place;
        for (auto word = line.words.begin() + half; word != line.words.end(); ++word) {
            place = united(place, word->place);
        }
        line.words.erase(line.words.begin() + half, line.words.end());
        const std::vector<LostText> lost = find_lost_text(sheet.page, sheet.reading);
        ASSERT_EQ(lost.size(), 1U) << seed;
        EXPECT_GT(likeness(lost[0].place, place), 0.6) << seed;
    }
}

TEST(FindLostText, FindsALineThatIsUnderlined)
{
    ReadSheet sheet = read_sheet({});
    const Box place = sheet.reading.lines[3].place;
    sheet.reading.lines.erase(sheet.reading.lines.begin() + 3);
    cv::line(sheet.page.gray, {place.left, place.bottom - 3}, {place.right, place.bottom + 1}, 60, 5);
    binarize(sheet.page);
    EXPECT_EQ(lost_on(sheet), 1U);
}

TEST(FindLostText, FindsATitleThatIsLetterSpaced)
{
    TypeSheet look;
    look.lines = 5;
    ReadSheet sheet = read_sheet(look);
    cv::RNG random(3);
    for (int letter = 0; letter < 9; ++letter) {
        type_letter(sheet.page, {300.0 + letter * 60.0, 800.0}, look, random);
    }
    binarize(sheet.page);
    EXPECT_EQ(lost_on(sheet), 1U);
}

TEST(FindLostText, FindsALineThatTheBoxesOfItsNeighboursReachInto)
{
    TypeSheet look;
    look.spacing = 1.45;
    ReadSheet sheet = read_sheet(look);
    for (Line& line : sheet.reading.lines) {
        for (Word& word : line.words) {
            word.place.top -= 22;
            word.place.bottom += 22;
        }
    }
    EXPECT_EQ(lost_on(sheet), 0U);
    sheet.reading.lines.erase(sheet.reading.lines.begin() + 4);
    EXPECT_GE(lost_on(sheet), 1U);
}

TEST(FindLostText, FindsWhatAWordCoversThatHasThePlaceOfItsWholeLine)
{
    ReadSheet sheet = read_sheet({});
    Line& line = sheet.reading.lines[4];
    line.words.front().place = line.place;
    line.words.back().place = line.place;
    EXPECT_EQ(lost_on(sheet), 0U);
    line.words.erase(line.words.begin() + 1, line.words.end());
    EXPECT_EQ(lost_on(sheet), 1U);
}

TEST(FindLostText, FindsItOnAPageThatWasReadTheOtherWayUp)
{
    ReadSheet sheet = read_sheet({});
    const CleanPage upside_down = turned_over(sheet.page);
    sheet.reading.to_scan = sheet.page.to_scan;
    const Box place = sheet.reading.lines[2].place;
    sheet.reading.lines.erase(sheet.reading.lines.begin() + 2);
    const std::vector<LostText> lost = find_lost_text(upside_down, sheet.reading);
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_GT(likeness(lost[0].place, place), 0.7);
}

TEST(FindLostText, TellsThatAPageBearsTypeOfWhichNothingWasRead)
{
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        ReadSheet sheet = read_sheet(some_sheet(seed));
        sheet.reading.lines.clear();
        EXPECT_GE(lost_on(sheet), 6U) << seed;
    }
}

TEST(FindLostText, FindsNothingInWhatIsMarkedAsStruckOver)
{
    ReadSheet sheet = read_sheet({});
    sheet.reading.marks.push_back({MarkKind::Other, sheet.reading.lines[3].box, ""});
    sheet.reading.lines.erase(sheet.reading.lines.begin() + 3);
    EXPECT_EQ(lost_on(sheet), 1U) << "another mark does not hide type";
    sheet.reading.marks.front().kind = MarkKind::Strikeout;
    EXPECT_EQ(lost_on(sheet), 0U);
}

TEST(FindLostText, FindsNothingOnBlankPaperAndInGrain)
{
    TypeSheet look;
    for (const double grain : {0.0, 10.0, 30.0, 60.0, 90.0}) {
        look.grain = grain;
        EXPECT_EQ(lost_on(bare_sheet(look)), 0U) << grain;
    }
    look.grain = 0.0;
    for (const double size : {1.5, 3.0, 5.0, 8.0}) {
        ReadSheet coarse = bare_sheet(look);
        cv::Mat blots(coarse.page.gray.size(), CV_32F);
        cv::RNG random(4);
        random.fill(blots, cv::RNG::NORMAL, 0.0, 1.0);
        cv::GaussianBlur(blots, blots, {0, 0}, size);
        cv::Scalar mean;
        cv::Scalar spread;
        cv::meanStdDev(blots, mean, spread);
        coarse.page.gray.setTo(60, blots > 1.5 * spread[0]);
        binarize(coarse.page);
        EXPECT_EQ(lost_on(coarse), 0U) << size;
        ReadSheet typed = read_sheet({});
        typed.page.gray.rowRange(700, 1100).setTo(60, blots.rowRange(700, 1100) > 1.5 * spread[0]);
        binarize(typed.page);
        EXPECT_EQ(lost_on(typed), 0U) << size << " below type";
    }
}

TEST(FindLostText, FindsNothingInHalftone)
{
    for (const bool with_type : {false, true}) {
        for (const int step : {5, 8, 14, 20}) {
            TypeSheet look;
            look.lines = 5;
            ReadSheet sheet = with_type ? read_sheet(look) : bare_sheet(look);
            for (int y = 650; y < 1050; y += step) {
                for (int x = 200; x < 900; x += step) {
                    const double shade = 0.5 + 0.5 * std::sin(x * 0.011) * std::cos(y * 0.017);
                    cv::circle(sheet.page.gray, {x + y % 3, y}, static_cast<int>(0.45 * shade * step), 60, -1);
                }
            }
            binarize(sheet.page);
            EXPECT_EQ(lost_on(sheet), 0U) << step << (with_type ? " beside type" : "");
        }
    }
}

TEST(FindLostText, FindsNothingInStamps)
{
    for (const double degrees : {-20.0, -9.0, 0.0, 6.0, 14.0}) {
        TypeSheet look;
        look.lines = 6;
        ReadSheet sheet = read_sheet(look);
        add_stamp(sheet.page, degrees, 2.0, {200.0, 760.0});
        binarize(sheet.page);
        EXPECT_EQ(lost_on(sheet), 0U) << degrees;
    }
}

TEST(FindLostText, FindsNothingInRulesFramesAndUnderlines)
{
    ReadSheet sheet = read_sheet({});
    for (const Line& line : sheet.reading.lines) {
        cv::line(sheet.page.gray, {line.place.left, line.place.bottom + 2}, {line.place.right, line.place.bottom + 5},
                 60, 4);
    }
    for (int x = 100; x < 1400; x += 60) {  // a broken rule
        cv::line(sheet.page.gray, {x, 900}, {x + 40, 900}, 60, 4);
    }
    cv::rectangle(sheet.page.gray, {40, 40}, {1460, 1060}, 60, 6);
    binarize(sheet.page);
    EXPECT_EQ(lost_on(sheet), 0U);
}

TEST(FindLostText, FindsNothingInHandwriting)
{
    for (std::uint64_t seed = 1; seed < 30; ++seed) {
        TypeSheet look;
        look.lines = 5;
        look.seed = seed;
        ReadSheet sheet = read_sheet(look);
        add_handwriting(sheet.page, 750.0, seed);
        add_handwriting(sheet.page, 900.0, seed + 100);
        binarize(sheet.page);
        EXPECT_EQ(lost_on(sheet), 0U) << seed;
    }
}

TEST(FindLostText, FindsNothingInLettersStrewnAbout)
{
    for (std::uint64_t seed = 1; seed < 16; ++seed) {
        TypeSheet look;
        look.lines = 5;
        look.seed = seed;
        ReadSheet sheet = read_sheet(look);
        cv::RNG random(seed);
        for (int letter = 0; letter < 150; ++letter) {
            type_letter(sheet.page, {random.uniform(100.0, 1380.0), random.uniform(650.0, 1050.0)}, look, random);
        }
        binarize(sheet.page);
        EXPECT_EQ(lost_on(sheet), 0U) << seed;
    }
}

/// Print of an even hand may pass for type where it is short; most must not.
TEST(FindLostText, FindsLittleInLettersPrintedByHand)
{
    std::size_t taken = 0;
    for (std::uint64_t seed = 1; seed < 16; ++seed) {
        TypeSheet look;
        look.lines = 5;
        look.seed = seed;
        ReadSheet sheet = read_sheet(look);
        cv::RNG random(seed);
        for (const double foot : {700.0, 800.0, 900.0, 1000.0}) {
            double x = 150.0;
            const int letters = random.uniform(5, 14);
            for (int letter = 0; letter < letters; ++letter) {
                type_letter(sheet.page, {x, foot + random.uniform(-11.0, 11.0)}, look, random);
                x += random.uniform(24.0, 62.0);
            }
        }
        binarize(sheet.page);
        taken += lost_on(sheet);
    }
    EXPECT_LE(taken, 10U) << "of 60 rows";
}

TEST(FindLostText, FindsNothingInTypeThatShinesThrough)
{
    TypeSheet look;
    look.lines = 4;
    const ReadSheet front = read_sheet(look);
    look.seed = 9;
    look.lines = 8;
    look.ink = 205.0;
    const ReadSheet back = read_sheet(look);
    ReadSheet sheet = front;
    cv::Mat mirrored;
    cv::flip(back.page.gray, mirrored, 1);
    sheet.page.gray = cv::min(front.page.gray, mirrored);
    sheet.page.binary = sheet.page.gray > 215;
    EXPECT_EQ(lost_on(sheet), 0U);
}

}  // namespace
}  // namespace depesha
