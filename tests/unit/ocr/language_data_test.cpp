// SPDX-License-Identifier: Apache-2.0
#include "ocr/language_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace depesha {
namespace {

using testing::HasSubstr;

/// A folder of its own for each test, and the environment as it was when the test ends.
class LanguageData : public testing::Test {
protected:
    void SetUp() override
    {
        folder_ =
            std::filesystem::temp_directory_path() /
            (std::string("depesha_language_data_") + testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        if (const char* const prefix = std::getenv(variable)) {
            prefix_ = prefix;
        }
        ::unsetenv(variable);
    }

    void TearDown() override
    {
        std::filesystem::remove_all(folder_);
        ::unsetenv(variable);
        if (prefix_) {
            ::setenv(variable, prefix_->c_str(), 1);
        }
    }

    void put(const std::string& name) const { std::ofstream(folder_ / name) << "data"; }

    [[nodiscard]] RecognizeOptions options(Languages languages) const
    {
        return {.languages = languages, .tessdata = folder_.string()};
    }

    [[nodiscard]] std::string complaint(Languages languages) const
    {
        try {
            static_cast<void>(language_data_files(options(languages)));
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "nothing";
    }

    static constexpr const char* variable = "TESSDATA_PREFIX";
    std::filesystem::path folder_;
    std::optional<std::string> prefix_;
};

TEST_F(LanguageData, LiesWhereTheOptionSaysBeforeAllElse)
{
    ::setenv(variable, "/from/the/environment", 1);
    EXPECT_EQ(language_data_folder(options(Languages::Auto)), folder_);
}

TEST_F(LanguageData, LiesWhereTheEnvironmentSaysWithoutAnOption)
{
    ::setenv(variable, "/from/the/environment", 1);
    EXPECT_EQ(language_data_folder({}), "/from/the/environment");
}

TEST_F(LanguageData, LiesWhereDebianPutsItWhereNobodySays)
{
    EXPECT_EQ(language_data_folder({}), "/usr/share/tesseract-ocr/5/tessdata");
}

TEST_F(LanguageData, LiesWhereDebianPutsItWhereTheEnvironmentSaysNothing)
{
    ::setenv(variable, "", 1);
    EXPECT_EQ(language_data_folder({}), "/usr/share/tesseract-ocr/5/tessdata");
}

TEST_F(LanguageData, IsTheFilesOfTheLanguagesAskedFor)
{
    put("rus.traineddata");
    put("eng.traineddata");
    const std::filesystem::path russian = folder_ / "rus.traineddata";
    const std::filesystem::path english = folder_ / "eng.traineddata";
    using Files = std::vector<std::filesystem::path>;
    EXPECT_EQ(language_data_files(options(Languages::Russian)), Files{russian});
    EXPECT_EQ(language_data_files(options(Languages::English)), Files{english});
    EXPECT_EQ(language_data_files(options(Languages::Both)), (Files{russian, english}));
    EXPECT_EQ(language_data_files(options(Languages::Auto)), (Files{russian, english}));
}

TEST_F(LanguageData, HasAModelForTypescriptOnlyInAFolderThatIsNamed)
{
    for (const char* name : {"rus.traineddata", "eng.traineddata", "typescript.traineddata"}) {
        put(name);
    }
    EXPECT_EQ(language_data_files({.tessdata = folder_.string()}).back(), folder_ / "typescript.traineddata");
    ::setenv(variable, folder_.c_str(), 1);
    EXPECT_EQ(language_data_files({}).size(), 2U);
}

TEST_F(LanguageData, NeedNotHoldWhatNobodyAsksFor)
{
    put("rus.traineddata");
    EXPECT_EQ(complaint(Languages::Russian), "nothing");
}

TEST_F(LanguageData, IsMissedWithTheNameOfItsFileAndPackage)
{
    put("rus.traineddata");
    const std::string sentence = complaint(Languages::Auto);
    EXPECT_THAT(sentence, HasSubstr((folder_ / "eng.traineddata").string()));
    EXPECT_THAT(sentence, HasSubstr("install the package tesseract-ocr-eng"));
    EXPECT_THAT(sentence, HasSubstr("--tessdata"));
    EXPECT_THAT(complaint(Languages::English), HasSubstr("tesseract-ocr-eng"));
}

TEST_F(LanguageData, IsMissedInAFolderThatIsNotThere)
{
    std::filesystem::remove_all(folder_);
    EXPECT_THAT(complaint(Languages::Russian), HasSubstr("tesseract-ocr-rus"));
}

TEST_F(LanguageData, IsMissedWhereAFolderBearsItsName)
{
    std::filesystem::create_directory(folder_ / "rus.traineddata");
    EXPECT_THAT(complaint(Languages::Russian), HasSubstr("is missing"));
}

}  // namespace
}  // namespace depesha
