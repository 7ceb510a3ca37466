// SPDX-License-Identifier: Apache-2.0
#include "ocr/language_data.h"
#include "ocr/line_engine.h"
#include "ocr/tesseract_model.h"
#include "tests/unit/ocr/typed_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace depesha {
namespace {

using testing::HasSubstr;

const std::string russian = "Вручить немедленно адресату.";
const std::string english = "Deliver immediately.";

/// Language data of our own making, in a folder that is gone after the test.
class OwnLanguageData : public testing::Test {
protected:
    void SetUp() override
    {
        if (const std::string missing = missing_to_read_type(); !missing.empty()) {
            GTEST_SKIP() << missing;
        }
        folder_ = std::filesystem::temp_directory_path() /
                  (std::string("depesha_engine_") + testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }

    void TearDown() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string complaint(const CleanPage& page, Languages languages,
                                        EngineChoice choice = EngineChoice::Auto) const
    {
        try {
            static_cast<void>(line_engines({languages, choice, folder_.string()})()->recognize(page));
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "nothing";
    }

    std::filesystem::path folder_;
};

TEST_F(OwnLanguageData, IsNotNeededForALanguageThatIsNotAskedFor)
{
    std::filesystem::create_symlink(language_data_folder({}) / "eng.traineddata", folder_ / "eng.traineddata");
    EXPECT_EQ(complaint(typed_lines({english}), Languages::English), "nothing");
}

TEST_F(OwnLanguageData, IsNotNeededForABlankPage)
{
    EXPECT_EQ(complaint(typed_lines({""}), Languages::Russian), "nothing");
}

TEST_F(OwnLanguageData, IsMissedWithTheNameOfItsPackage)
{
    const std::string sentence = complaint(typed_lines({russian}), Languages::Russian);
    EXPECT_THAT(sentence, HasSubstr("tesseract-ocr-rus"));
    EXPECT_THAT(sentence, HasSubstr(folder_.string()));
}

TEST_F(OwnLanguageData, IsRefusedWhereItIsBroken)
{
    std::ofstream(folder_ / "rus.traineddata") << "no language data at all";
    EXPECT_THAT(complaint(typed_lines({russian}), Languages::Russian), HasSubstr("install it anew"));
}

/// The Russian model with one of its characters said to be of a script without spaces.
std::string strange_model()
{
    std::ifstream in(language_data_folder({}) / "rus.traineddata", std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::string script = " Latin ";
    return bytes.replace(bytes.find(script), script.size(), " Han   ");
}

TEST_F(OwnLanguageData, IsRefusedByTheOwnEngineWithAWayOut)
{
    for (const std::string& model : {std::string("no model"), strange_model()}) {
        std::ofstream(folder_ / "rus.traineddata", std::ios::binary) << model;
        EXPECT_THAT(complaint(typed_lines({russian}), Languages::Russian, EngineChoice::Lstm),
                    HasSubstr("--engine tesseract"));
    }
}

TEST_F(OwnLanguageData, IsReadWithTesseractWhereItIsStrange)
{
    std::ofstream(folder_ / "rus.traineddata", std::ios::binary) << strange_model();
    const auto engine = line_engines({.languages = Languages::Russian, .tessdata = folder_.string()})();
    const RecognizedPage page = engine->recognize(typed_lines({russian}));
    EXPECT_EQ(page.engine, "tesseract " + tesseract_version());
    ASSERT_EQ(page.lines.size(), 1U);
    EXPECT_EQ(text_of(page.lines[0].words), russian);
}

TEST_F(OwnLanguageData, IsRefusedWhereItIsCutShort)
{
    std::ifstream whole(language_data_folder({}) / "rus.traineddata", std::ios::binary);
    std::string half(1000000, '\0');
    whole.read(half.data(), static_cast<std::streamsize>(half.size()));
    std::ofstream(folder_ / "rus.traineddata", std::ios::binary) << half;
    EXPECT_THAT(complaint(typed_lines({russian}), Languages::Russian), HasSubstr("install it anew"));
}

}  // namespace
}  // namespace depesha
