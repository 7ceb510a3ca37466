// SPDX-License-Identifier: Apache-2.0
#include "ocr/language_data.h"
#include "ocr/tesseract_model.h"
#include "tests/unit/ocr/typed_lines.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace depesha {
namespace {

class TesseractModelTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (const std::string missing = missing_to_read_type(); !missing.empty()) {
            GTEST_SKIP() << missing;
        }
    }
};

cv::Mat typed_strip()
{
    const CleanPage page = typed_lines({"Вручить немедленно"});
    const Box box = page.lines[0].box;
    return page.gray(cv::Rect(box.left - 6, box.top - 6, box.width() + 12, box.height() + 12));
}

TEST_F(TesseractModelTest, ReadsOneLineThatFillsAStrip)
{
    const std::vector<Word> words = TesseractModel(language_data_folder({}), "rus").read_strip(typed_strip());
    ASSERT_EQ(words.size(), 2U);
    EXPECT_EQ(words[0].text, "Вручить");
    EXPECT_EQ(words[1].text, "немедленно");
    EXPECT_LE(words[0].place.right, words[1].place.left + 3);
}

TEST_F(TesseractModelTest, GivesPlacesInPixelsOfTheStripHoweverHighItIs)
{
    const cv::Mat strip = typed_strip();
    TesseractModel model(language_data_folder({}), "rus");
    const std::vector<Word> usual = model.read_strip(strip);
    ASSERT_EQ(usual.size(), 2U);
    for (const double size : {0.6, 1.5, 3.0}) {
        cv::Mat other;
        cv::resize(strip, other, {}, size, size, size < 1.0 ? cv::INTER_AREA : cv::INTER_LINEAR);
        const std::vector<Word> words = model.read_strip(other);
        ASSERT_EQ(words.size(), 2U) << size;
        for (std::size_t i = 0; i < words.size(); ++i) {
            EXPECT_EQ(words[i].text, usual[i].text) << size;
            EXPECT_NEAR(words[i].place.left, size * usual[i].place.left, 5.0 * size) << size;
            EXPECT_NEAR(words[i].place.right, size * usual[i].place.right, 5.0 * size) << size;
            EXPECT_TRUE(intersected(words[i].place, {0, 0, other.cols, other.rows}) == words[i].place) << size;
        }
    }
}

}  // namespace
}  // namespace depesha
