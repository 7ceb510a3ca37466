// SPDX-License-Identifier: Apache-2.0
#include "pipeline/errors.h"
#include "pipeline/score_outputs.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace depesha {
namespace {

using namespace testing_aid;
using nlohmann::json;

/// Two transcripts of one folder, one with a record, and what was read of them: four letters of forty wrong, a field
/// wrong, a field invented.
class ScoreOutputs : public testing::Test {
protected:
    void SetUp() override
    {
        put(truth_ / "дело 1/0031.txt", "Вручите 302\n");
        put(truth_ / "дело 1/0032.txt", "это вторая страница без записи\n");
        put(truth_ / "дело 1/0031.records.json",
            R"([{"kind": "telegram", "languages": ["ru"], "message": {"role": "telegram",
                "header": {"numbers": [{"number": "302"}], "title": {"text": "ШИФРОВКА"}},
                "body": [{"type": "paragraph", "text": "Вручите"}]}}])");
        put(out_ / "дело 1/0031.txt", "Вручнте 3O2\n");
        put(out_ / "дело 1/0032.txt", "эта вторая страница без записи.\n");
        put(out_ / "дело 1/0031.telegram.json",
            R"({"kind": "telegram", "pages": [{"file": "дело 1/0031.jpg"}], "message": {"role": "telegram",
                "header": {"numbers": [{"number": "811", "confidence": 0.85}],
                           "title": {"text": "ШИФРОВКА", "confidence": 0.95},
                           "agency": {"text": "<МИД>", "confidence": 0.25}},
                "body": [{"type": "paragraph", "text": "Вручите"}]}})");
    }

    [[nodiscard]] std::string score(bool as_json = true, const std::filesystem::path& html = {}) const
    {
        return score_outputs({.truth = truth_, .out = out_, .html = html, .json = as_json, .each = true});
    }

    /// The sentence with which the folders are refused; empty if they are not.
    [[nodiscard]] std::string complaint(const std::filesystem::path& html = {}) const
    {
        try {
            static_cast<void>(score(true, html));
            return "";
        } catch (const SetupError& error) {
            return error.what();
        }
    }

    static bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

    TemporaryFolder root_;
    std::filesystem::path truth_ = root_ / "truth";
    std::filesystem::path out_ = root_ / "out";
};

TEST_F(ScoreOutputs, MeasuresTextsRecordsAndConfidences)
{
    const json scored = json::parse(score());
    const json& texts = scored.at("all").at("texts");
    EXPECT_EQ(texts.at("number"), 2);
    EXPECT_EQ(texts.at("characters"), 41);
    EXPECT_EQ(texts.at("character_edits"), 4);
    EXPECT_EQ(texts.at("words"), 7);
    EXPECT_EQ(texts.at("word_edits"), 4);
    const json& records = scored.at("all").at("records");
    EXPECT_EQ(records.at("number_right"), 1);
    EXPECT_EQ(records.at("all_fields").at("truth"), 2);
    EXPECT_EQ(records.at("all_fields").at("read"), 3);
    EXPECT_EQ(records.at("all_fields").at("strict"), 1);
    EXPECT_DOUBLE_EQ(records.at("all_fields").at("precision_strict"), 0.333333);
    EXPECT_DOUBLE_EQ(records.at("all_fields").at("recall_strict"), 0.5);
    EXPECT_NEAR(records.at("calibration").at("expected_error").get<double>(), (0.85 + 0.05 + 0.25) / 3.0, 0.000001);
}

TEST_F(ScoreOutputs, TellsTheLanguageByTheRecordsOfTruth)
{
    const json groups = json::parse(score()).at("groups");
    EXPECT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups.at("lang ru").at("texts").at("number"), 1);
    EXPECT_EQ(groups.at("lang ru").at("records").at("documents"), 1);
}

TEST_F(ScoreOutputs, TellsLanguageAndSeverityByAManifest)
{
    put(truth_ / "manifest.tsv", "id\tpage\tfile\tlang\tseverity\r\nb\t1\tb.tif\ten\t2\r\nb\t2\tb.tif\ten\t2\r\n");
    put(truth_ / "b-1.txt", "one");
    put(truth_ / "b-2.txt", "two");
    put(out_ / "box/b.p0002.txt", "too");
    put(out_ / "box/b.txt", "one");
    const json groups = json::parse(score()).at("groups");
    EXPECT_EQ(groups.at("lang en").at("texts").at("character_edits"), 1);
    EXPECT_EQ(groups.at("severity 2").at("texts").at("number"), 1);
}

TEST_F(ScoreOutputs, TellsEachFieldThatIsNotRight)
{
    const std::string table = score(false);
    EXPECT_TRUE(holds(table, "wrong number: 302 <> 811"));
    EXPECT_TRUE(holds(table, "invented agency: <МИД>"));
    EXPECT_FALSE(holds(table, "right title"));
    EXPECT_TRUE(holds(table, "CER 18.18 %"));
}

TEST_F(ScoreOutputs, WritesAPageThatShowsTheDifferences)
{
    static_cast<void>(score(true, root_ / "page.html"));
    const std::string page = bytes_of(root_ / "page.html");
    EXPECT_TRUE(page.starts_with("<!DOCTYPE html>"));
    EXPECT_TRUE(holds(page, "Вруч<mark>и</mark>те 3<mark>0</mark>2"));
    EXPECT_TRUE(holds(page, "Вруч<mark>н</mark>те 3<mark>O</mark>2"));
    EXPECT_TRUE(holds(page, "&lt;МИД&gt;"));
    EXPECT_FALSE(holds(page, "<МИД>"));
    EXPECT_FALSE(holds(page, "src="));
    EXPECT_FALSE(std::filesystem::exists(root_ / "page.html.part"));
}

TEST_F(ScoreOutputs, TakesATextFromElsewhereOnlyIfItIsTheOnlyOneOfItsName)
{
    std::filesystem::rename(out_ / "дело 1", out_ / "other");
    EXPECT_EQ(json::parse(score()).at("not_found").size(), 0U);
    put(out_ / "third/0032.txt", "x");
    EXPECT_EQ(json::parse(score()).at("not_found"), json({"дело 1/0032.txt"}));
}

TEST_F(ScoreOutputs, GivesTheSameBytesTwice)
{
    EXPECT_EQ(score(), score());
    EXPECT_EQ(score(false), score(false));
}

TEST_F(ScoreOutputs, RefusesFoldersWithoutTruthOrWithoutOutputs)
{
    EXPECT_EQ(complaint(), "");
    std::filesystem::remove_all(out_);
    EXPECT_TRUE(holds(complaint(), "There is no folder " + out_.string()));
    std::filesystem::create_directories(out_ / "empty");
    EXPECT_TRUE(holds(complaint(), "No outputs found below " + out_.string()));
    put(out_ / "strange/0099.txt", "x");
    EXPECT_TRUE(holds(complaint(), "No outputs found"));
    std::filesystem::remove_all(truth_ / "дело 1");
    EXPECT_TRUE(holds(complaint(), "No transcripts found below " + truth_.string()));
}

TEST_F(ScoreOutputs, RefusesFilesThatAreNoRecords)
{
    const std::filesystem::path file = truth_ / "дело 1/0031.records.json";
    for (const char* const bytes : {"[", "7", "\xff", "{\"records\": 3}", "[[]]", "[{\"message\": 1}]", ""}) {
        put(file, bytes);
        EXPECT_TRUE(holds(complaint(), "0031.records.json")) << bytes;
    }
    put(file, std::string(1'000'000, '['));
    EXPECT_TRUE(holds(complaint(), "nested deeper"));
    put(file, "[]");
    EXPECT_EQ(complaint(), "");
    put(out_ / "дело 1/0031.telegram.json", R"({"pages": 3})");
    EXPECT_TRUE(holds(complaint(), "0031.telegram.json"));
}

TEST_F(ScoreOutputs, RefusesWhatIsTooLongToBeCompared)
{
    put(out_ / "дело 1/0032.txt", std::string(200'001, 'x'));
    EXPECT_TRUE(holds(complaint(), "What was read of дело 1/0032.txt holds 200001 bytes"));
    std::filesystem::resize_file(out_ / "дело 1/0032.txt", 16'000'001);
    EXPECT_TRUE(holds(complaint(), "has 16000001 bytes"));
    put(out_ / "дело 1/0032.txt", "");
    put(truth_ / "дело 1/0031.records.json", R"([{"message": {"body": [")" + std::string(200'001, 'x') + R"("]}}])");
    EXPECT_TRUE(holds(complaint(), "0031.records.json holds"));
}

TEST_F(ScoreOutputs, ReadsTextsThatAreNoUtf8)
{
    put(out_ / "дело 1/0032.txt", "\xff\xfe\x00\x80");
    EXPECT_EQ(complaint(root_ / "page.html"), "");
    EXPECT_TRUE(holds(bytes_of(root_ / "page.html"), "\uFFFD"));
}

TEST_F(ScoreOutputs, RefusesAManifestWithoutItsColumns)
{
    put(truth_ / "manifest.tsv", "id\tpage\nb\t1\n");
    EXPECT_TRUE(holds(complaint(), "without the column \"file\""));
}

TEST_F(ScoreOutputs, SaysWhereThePageCannotBeWritten)
{
    EXPECT_TRUE(holds(complaint(root_ / "no/such/page.html"), "page.html cannot be written"));
    EXPECT_TRUE(holds(complaint(truth_), "cannot be written"));
    EXPECT_TRUE(std::filesystem::is_directory(truth_));
}

}  // namespace
}  // namespace depesha
