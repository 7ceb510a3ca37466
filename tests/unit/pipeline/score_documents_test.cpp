// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score_documents.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace depesha {
namespace {

namespace fs = std::filesystem;

class Documents : public testing::Test {
protected:
    void SetUp() override
    {
        const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
        root_ = fs::temp_directory_path() / ("depesha-documents-" + test + '-' + std::to_string(::getpid()));
        fs::create_directories(root_);
    }

    void TearDown() override { fs::remove_all(root_); }

    void write(const std::string& name, const std::string& text) const
    {
        fs::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name, std::ios::binary) << text;
    }

    [[nodiscard]] fs::path at(const std::string& name) const { return root_ / name; }

private:
    fs::path root_;
};

TEST_F(Documents, PairsTranscriptsWithTheTextsOfTheSameName)
{
    write("truth/дело 1/0031.txt", "одна");
    write("truth/дело 1/0031.p0002.txt", "другая");
    write("out/дело 1/0031.txt", "одно");
    const auto documents = text_documents(at("truth"), at("out"));
    ASSERT_EQ(documents.size(), 2U);
    EXPECT_EQ(documents[1].name, "дело 1/0031.txt");
    EXPECT_EQ(documents[1].text, "одно");
    EXPECT_EQ(documents[0].transcript, "другая");
    EXPECT_EQ(documents[0].text, "");
}

TEST_F(Documents, TakesOnlyTheTranscriptsThatAnIndexNames)
{
    write("truth/index.csv", "page,truth\na,full\n");
    write("truth/a.txt", "typed");
    write("truth/SOURCE.txt", "where they come from");
    const auto documents = text_documents(at("truth"), at("out"));
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].groups, std::vector<std::string>{"full"});
}

TEST_F(Documents, JoinsThePagesThatAManifestNames)
{
    write("truth/manifest.tsv",
          "id\tpage\tfile\tlang\tseverity\torientation\na\t1\ta.tif\tru\t2\t90\na\t2\ta.tif\tru\t2\t90\n");
    write("truth/a-1.txt", "один");
    write("truth/a-2.txt", "два");
    write("out/a.txt", "раз");
    write("out/a.p0002.txt", "два");
    const auto documents = text_documents(at("truth"), at("out"));
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].transcript, "один\nдва\n");
    EXPECT_EQ(documents[0].text, "раз\nдва");
    EXPECT_EQ(documents[0].groups, (std::vector<std::string>{"lang ru", "severity 2", "turned"}));
}

TEST_F(Documents, GivesARecordToTheDocumentOfItsFirstPage)
{
    write("truth/box/p.records.json", R"([{"message": {}}])");
    write("truth/q.records.json", R"({"records": []})");
    write("out/box/p.telegram.json", R"({"kind": "telegram", "pages": [{"file": "box/p.jpg"}]})");
    write("out/q-1.telegram.json", R"({"kind": "telegram", "pages": [{"file": "q-1.jpg"}]})");
    write("out/q-2.telegram.json", R"({"kind": "blank", "pages": [{"file": "q-2.jpg"}]})");
    write("out/x.telegram.json", R"({"kind": "telegram", "pages": [{"file": "x.jpg"}]})");
    const auto documents = record_documents(at("truth"), at("out"));
    ASSERT_EQ(documents.size(), 2U);
    EXPECT_EQ(documents[0].name, "box/p");
    EXPECT_EQ(documents[0].truth.size(), 1U);
    EXPECT_EQ(documents[0].got.size(), 1U);
    EXPECT_EQ(documents[1].got.size(), 1U);
}

TEST_F(Documents, SaysWhichRecordIsNoJson)
{
    write("truth/a.records.json", "[");
    try {
        static_cast<void>(record_documents(at("truth"), at("out")));
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("a.records.json"), std::string::npos);
    }
}

}  // namespace
}  // namespace depesha
