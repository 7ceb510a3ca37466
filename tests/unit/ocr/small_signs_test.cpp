// SPDX-License-Identifier: Apache-2.0
#include "ocr/small_signs.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <string>

namespace depesha {
namespace {

constexpr int pitch = 28;
constexpr int x_height = 20;
constexpr int baseline = 40;
constexpr int first_column = 10;
const cv::Scalar black(40);

/// A strip of a typed line, drawn sign by sign: "o" a letter, "d" one half as high again, "n" a filled one, "." a heavy
/// full stop, "'" a mark up high, "-" a stroke, "=" two, "%" a letter broken into bits, ":" a letter whose upper half
/// is thin; everything else stays paper.
class DrawnLine {
public:
    explicit DrawnLine(const std::string& signs) : strip_(56, 2 * first_column + pitch * size_of(signs), CV_8U, 255)
    {
        for (int i = 0; i < size_of(signs); ++i) {
            draw(signs[static_cast<std::size_t>(i)], first_column + i * pitch + pitch / 2);
        }
    }

    [[nodiscard]] const cv::Mat& strip() const { return strip_; }

    /// Its place as a model would tell it.
    [[nodiscard]] static Word word(const std::string& text, int column)
    {
        Word word;
        word.text = text;
        const int left = first_column + column * pitch;
        word.place = {left, 10, left + pitch * size_of(text), 50};
        word.confidence = 0.8;
        return word;
    }

private:
    static int size_of(const std::string& text) { return static_cast<int>(text.size()); }

    void box(int centre, int width, int top, int bottom, int thickness = cv::FILLED)
    {
        cv::rectangle(strip_, {centre - width / 2, baseline - top}, {centre + width / 2, baseline - bottom - 1}, black,
                      thickness);
    }

    void draw(char sign, int centre)
    {
        switch (sign) {
        case 'o':
            return box(centre, 18, x_height, 0, 4);
        case 'd':
            return box(centre, 18, 3 * x_height / 2, 0, 4);
        case 'n':
            return box(centre, 15, x_height, 0);
        case '.':
            return box(centre, 11, 11, 0);
        case '\'':
            return box(centre, 5, 3 * x_height / 2, x_height - 4);
        case '-':
            return box(centre, 16, 12, 8);
        case '=':
            box(centre, 16, 15, 12);
            return box(centre, 16, 8, 5);
        case '%':
            box(centre - 3, 10, 10, 0);
            return box(centre + 3, 10, x_height, 14);
        case ':':
            box(centre, 11, 11, 0);
            return box(centre, 2, x_height, 12);
        default:
            return;
        }
    }

    cv::Mat strip_;
};

std::string mended(const std::string& signs, const std::string& text)
{
    const Reading read = with_signs_of_ink({DrawnLine::word(text, 0)}, DrawnLine(signs).strip());
    return read.front().text;
}

TEST(SmallSigns, TakesABlotForAFullStop)
{
    EXPECT_EQ(mended("ooooooo.", "Gestapoe"), "Gestapo.");
    EXPECT_EQ(mended("odoo.", "camps"), "camp.");
    EXPECT_EQ(mended("oo.", "ft\""), "ft.");
}

TEST(SmallSigns, TakesACyrillicLetterAwayAsAWhole)
{
    Word word = DrawnLine::word("oooo.", 0);
    word.text = "миные";
    EXPECT_EQ(with_signs_of_ink({word}, DrawnLine("oooo.").strip()).front().text, "мины.");
}

TEST(SmallSigns, LeavesLettersThatStandWhole)
{
    EXPECT_EQ(mended("oooooooo", "Gestapoe"), "Gestapoe");
    EXPECT_EQ(mended("ooood", "there"), "there");
    EXPECT_EQ(mended("dddn", "302w"), "302w");
}

TEST(SmallSigns, LeavesQuotesAfterAFullStop)
{
    EXPECT_EQ(mended("oooo.'", "meet.\""), "meet.\"");
    Word early = DrawnLine::word("meet.\"", 0);
    early.place.left -= pitch / 2;
    early.place.right -= pitch / 2;
    EXPECT_EQ(with_signs_of_ink({early}, DrawnLine("oooo.'").strip()).front().text, "meet.\"");
}

TEST(SmallSigns, TakesNoBitOfABrokenLetterForAFullStop)
{
    EXPECT_EQ(mended("oo%o.", "meate"), "meate");
    EXPECT_EQ(mended("oooo:", "meate"), "meate");
}

TEST(SmallSigns, LeavesTheFullStopOfAnotherWord)
{
    // A place may be broader than its word and hold what follows.
    Reading line = {DrawnLine::word("Received", 0), DrawnLine::word("o.", 9), DrawnLine::word("oooo", 12)};
    line.front().place.right += 5 * pitch;
    EXPECT_EQ(with_signs_of_ink(line, DrawnLine("oooooooo o. oooo").strip()).front().text, "Received");
}

TEST(SmallSigns, KnowsADashByItsOneStroke)
{
    EXPECT_EQ(mended("ooo~", "ooo~"), "ooo-");
    const Reading line = {DrawnLine::word("ooo", 0), DrawnLine::word("=", 4), DrawnLine::word("ooo", 6)};
    EXPECT_EQ(with_signs_of_ink(line, DrawnLine("ooo - ooo").strip())[1].text, "-");
    EXPECT_EQ(with_signs_of_ink(line, DrawnLine("ooo = ooo").strip())[1].text, "=");
}

TEST(SmallSigns, ReadsADateAsOneWordUnlessASpaceIsTyped)
{
    const Reading close = {DrawnLine::word("3.VI.", 0), DrawnLine::word("51", 5)};
    EXPECT_EQ(text_of(with_signs_of_ink(close, DrawnLine("d.dd.dd").strip())), "3.VI.51");
    const Reading apart = {DrawnLine::word("3.VI.", 0), DrawnLine::word("51", 6)};
    EXPECT_EQ(text_of(with_signs_of_ink(apart, DrawnLine("d.dd. dd").strip())), "3.VI. 51");
}

TEST(SmallSigns, ReadsADayAndItsMonthAsOneWord)
{
    const DrawnLine drawn("d.dd.dd");
    const Reading torn = {DrawnLine::word("3.", 0), DrawnLine::word("VI.", 2), DrawnLine::word("51", 5)};
    EXPECT_EQ(text_of(with_signs_of_ink(torn, drawn.strip())), "3.VI.51");
    const Reading whole = {DrawnLine::word("3.", 0), DrawnLine::word("VI.51", 2)};
    EXPECT_EQ(text_of(with_signs_of_ink(whole, drawn.strip())), "3.VI.51");
    const Reading item = {DrawnLine::word("3.", 0), DrawnLine::word("Vid", 2)};
    EXPECT_EQ(text_of(with_signs_of_ink(item, DrawnLine("d.ddd").strip())), "3. Vid");
}

TEST(SmallSigns, TakesHighInkBeforeACapitalForAQuote)
{
    EXPECT_EQ(mended("'doo", "nToo"), "\"Too");
    EXPECT_EQ(mended("odoo", "nToo"), "nToo");
    EXPECT_EQ(mended("'ooo", "nooo"), "nooo");
}

TEST(SmallSigns, DropsGraveAccents)
{
    const Reading line = {DrawnLine::word("`oo", 0), DrawnLine::word("`", 4), DrawnLine::word("ooo", 6)};
    EXPECT_EQ(text_of(with_signs_of_ink(line, DrawnLine("ooo   ooo").strip())), "oo ooo");
}

TEST(SmallSigns, LeavesALineWithoutInk)
{
    EXPECT_TRUE(with_signs_of_ink({}, DrawnLine("ooo").strip()).empty());
    EXPECT_EQ(mended("      ", "stampe"), "stampe");
}

}  // namespace
}  // namespace depesha
