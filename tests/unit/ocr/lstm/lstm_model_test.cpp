// SPDX-License-Identifier: Apache-2.0
#include "ocr/language_data.h"
#include "ocr/line_strip.h"
#include "ocr/lstm/lstm_model.h"
#include "ocr/lstm/traineddata.h"
#include "ocr/reading.h"
#include "ocr/tesseract_model.h"
#include "ocr/typescript_model.h"
#include "tests/unit/ocr/lstm/made_model.h"
#include "tests/unit/ocr/typed_lines.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace depesha {
namespace {

using namespace testing_aid;

std::string bytes_of_model(const std::string& name)
{
    if (name == "typescript") {
        const std::span<const char> bytes = typescript_model();
        return {bytes.begin(), bytes.end()};
    }
    std::ifstream file(language_data_folder({}) / (name + ".traineddata"), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string without_dictionary(const std::string& model)
{
    const Traineddata parts = split_traineddata(model);
    const auto copy = [](std::span<const char> part) { return std::string(part.begin(), part.end()); };
    return traineddata_bytes(copy(parts.network), copy(parts.unicharset), copy(parts.recoder));
}

/// Lines in several sizes, blurred and worn.
std::vector<cv::Mat> strips()
{
    std::vector<cv::Mat> strips;
    const CleanPage page = typed_lines({"Вручить немедленно тов. Майскому.", "Deliver at once: 13.VI.51, No. 302/sh",
                                        "ОТ ЛОНДОНА 1940 г. СЕКРЕТНО", "we ask you to confirm receipt (today)", "№ 7"});
    for (const TextLine& line : page.lines) {
        for (const double size : {0.5, 0.8, 1.0, 1.7}) {
            cv::Mat strip;
            cv::resize(cut_strip(page.gray, line.box).gray, strip, {}, size, size, cv::INTER_AREA);
            strips.push_back(strip);
            cv::Mat worn(strip.size(), CV_8U);
            cv::RNG random(7);
            random.fill(worn, cv::RNG::NORMAL, 0, 25);
            cv::GaussianBlur(strip, strip, {}, 1.2);
            strips.push_back(strip * 0.7 + 40 + worn);
        }
    }
    return strips;
}

class SameModel : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override
    {
        if (const std::string missing = missing_to_read_type(); !missing.empty()) {
            GTEST_SKIP() << missing;
        }
    }
};

/// `name` is another one for each model: Tesseract keeps dictionaries by the names of models.
void expect_same_reading(const std::string& bytes, const std::string& name)
{
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / ("depesha_" + name);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / (name + ".traineddata"), std::ios::binary) << bytes;
    TesseractModel tesseract(folder, name);
    std::filesystem::remove_all(folder);
    const LstmModel own(bytes);
    LstmModel::Scratch scratch;
    int words_in_all = 0;
    for (const cv::Mat& strip : strips()) {
        const Reading expected = tesseract.read_strip(strip);
        const Reading words = own.read_strip(strip, scratch);
        ASSERT_EQ(text_of(words), text_of(expected));
        for (std::size_t i = 0; i < words.size(); ++i) {
            EXPECT_NEAR(words[i].confidence, expected[i].confidence, 0.002) << words[i].text;
        }
        words_in_all += static_cast<int>(words.size());
    }
    EXPECT_GT(words_in_all, 100);
}

TEST_P(SameModel, ReadsTheSameAsTesseract)
{
    expect_same_reading(bytes_of_model(GetParam()), "same_" + GetParam());
}

TEST_P(SameModel, ReadsTheSameAsTesseractWithoutADictionary)
{
    expect_same_reading(without_dictionary(bytes_of_model(GetParam())), "without_" + GetParam());
}

TEST_P(SameModel, PlacesWordsOnTheirInk)
{
    const LstmModel own(bytes_of_model(GetParam()));
    LstmModel::Scratch scratch;
    const CleanPage page = typed_lines({"3456  7890"});
    const LineStrip strip = cut_strip(page.gray, page.lines[0].box);
    const Reading words = own.read_strip(strip.gray, scratch);
    ASSERT_EQ(words.size(), 2U);
    cv::Mat columns;
    cv::reduce(255 - strip.gray, columns, 0, cv::REDUCE_MAX);
    const auto has_ink = [&columns](int x) { return columns.at<unsigned char>(x) > 128; };
    for (const Word& word : words) {
        EXPECT_TRUE(has_ink(word.place.left + 1)) << word.text;
        EXPECT_TRUE(has_ink(word.place.right - 2)) << word.text;
        EXPECT_FALSE(has_ink(std::max(0, word.place.left - 3))) << word.text;
        EXPECT_FALSE(has_ink(std::min(columns.cols - 1, word.place.right + 2))) << word.text;
    }
    EXPECT_LT(words[0].place.right, words[1].place.left);
}

TEST_P(SameModel, ReadsTheSameWithEveryKernel)
{
    const std::string bytes = bytes_of_model(GetParam());
    LstmModel::Scratch scratch;
    const cv::Mat strip = strips()[5];
    const Reading expected = LstmModel(bytes, portable_kernel()).read_strip(strip, scratch);
    ASSERT_FALSE(expected.empty());
    for (const Kernel* kernel : kernels()) {
        const Reading words = LstmModel(bytes, *kernel).read_strip(strip, scratch);
        ASSERT_EQ(words.size(), expected.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            EXPECT_EQ(words[i].text, expected[i].text);
            EXPECT_EQ(words[i].confidence, expected[i].confidence) << kernel->name;
        }
    }
}

TEST_P(SameModel, ReadsNothingInStripsOfNoSize)
{
    const LstmModel own(bytes_of_model(GetParam()));
    LstmModel::Scratch scratch;
    for (const cv::Size size : {cv::Size(1, 100), cv::Size(2, 36), cv::Size(3, 100)}) {
        EXPECT_TRUE(own.read_strip(cv::Mat(size, CV_8U, cv::Scalar(255)), scratch).empty());
    }
    EXPECT_NO_THROW(static_cast<void>(own.read_strip(cv::Mat(1, 50, CV_8U, cv::Scalar(0)), scratch)));
    EXPECT_NO_THROW(static_cast<void>(own.read_strip(cv::Mat(1, 1, CV_8U, cv::Scalar(0)), scratch)));
}

INSTANTIATE_TEST_SUITE_P(Models, SameModel, testing::Values("typescript", "rus", "eng"),
                         [](const auto& model) { return model.param; });

}  // namespace
}  // namespace depesha
