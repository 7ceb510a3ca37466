// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/record_leaves.h"
#include "postprocess/score/score_records.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace depesha {
namespace {

using nlohmann::json;

json record(const std::string& number, const std::string& body)
{
    return json::parse(R"({"message": {"role": "telegram",
        "header": {"title": {"text": "ШИФРТЕЛЕГРАММА"},
                   "classification": {"text": "Сов. секретно", "value": "top_secret"},
                   "numbers": [{"role": "outgoing", "number": ")" +
                       number + R"(", "suffix": "ш"}],
                   "date": {"text": "13 июня", "iso": "--06-13", "iso_alt": ["1951-06-13"]},
                   "times": [{"role": "sent", "text": "19 ч.", "iso": null}]},
        "addressee": [{"text": "Рощину", "person": "Рощин"}],
        "body": [{"type": "paragraph", "text": ")" +
                       body + R"("},
                 {"role": "quoted", "body": [{"text": "внутри"}], "signature": [{"text": "ФИЛИППОВ [Сталин]", "name": "ФИЛИППОВ"}]}],
        "signature": [], "closing": {"distribution": [{"text": "1 - т. А"}, {"text": "2 - в дело"}]}, "closed": true}})");
}

std::vector<RecordLeaves> taken(const std::vector<json>& records)
{
    return read_records(json(records).dump());
}

RecordScore score(const std::vector<json>& truth, const std::vector<json>& got)
{
    return score_records(taken(truth), taken(got));
}

TEST(RecordLeaves, NamesTheFieldsOfInnerMessages)
{
    const RecordLeaves taken = read_record(record("302", "текст").dump());
    EXPECT_EQ(taken.tree, (std::vector<std::string>{"telegram", "quoted"}));
    EXPECT_EQ(taken.body, "текст внутри");
    ASSERT_EQ(taken.leaves.size(), 8U);
    EXPECT_EQ(taken.leaves[2].values, std::vector<std::string>{"302/ш"});
    EXPECT_EQ(taken.leaves[3].values, (std::vector<std::string>{"--06-13", "1951-06-13"}));
    EXPECT_EQ(taken.leaves[4].values, std::vector<std::string>{"sent 19 ч."});
    EXPECT_EQ(taken.leaves[6].values, std::vector<std::string>{"1 - т. А 2 - в дело"});
    EXPECT_EQ(taken.leaves[7].field, "inner.signature");
}

TEST(RecordLeaves, FindsNothingInAnEmptyRecord)
{
    EXPECT_TRUE(read_record("{}").tree.empty());
    EXPECT_TRUE(read_record("{}").leaves.empty());
    EXPECT_TRUE(read_records(R"({"records": []})").empty());
}

TEST(RecordLeaves, TellsFileKindAndLanguages)
{
    const RecordLeaves taken = read_record(
        R"({"kind": "other", "languages": ["ru", "en"], "pages": [{"file": "a/1.jpg"}, {"file": "2.jpg"}]})");
    EXPECT_EQ(taken.kind, "other");
    EXPECT_EQ(taken.file, "a/1.jpg");
    EXPECT_EQ(taken.languages, (std::vector<std::string>{"ru", "en"}));
}

/// What is said of bytes that are no record.
std::string complaint(const std::string& bytes)
{
    try {
        static_cast<void>(read_records(bytes));
        return "";
    } catch (const RecordError& error) {
        return error.what();
    }
}

std::string nested(std::size_t levels, const std::string& opening, const std::string& closing)
{
    std::string text = "[";
    for (std::size_t i = 0; i < levels; ++i) {
        text += opening;
    }
    for (std::size_t i = 0; i < levels; ++i) {
        text += closing;
    }
    return text + ']';
}

TEST(RecordLeaves, RefusesWhatIsNoRecordWithASentence)
{
    EXPECT_EQ(complaint("[\n{]"), "is no JSON in UTF-8 from line 2 on; mend it there");
    EXPECT_NE(complaint("[\"\xff\"]").find("UTF-8"), std::string::npos);
    EXPECT_NE(complaint("").find("no JSON"), std::string::npos);
    EXPECT_NE(complaint("[1e999]").find("too large"), std::string::npos);
    EXPECT_NE(complaint("{}").find("\"records\" is not a list"), std::string::npos);
    EXPECT_NE(complaint("[7]").find("\"record\" is not an object"), std::string::npos);
}

TEST(RecordLeaves, RefusesMembersOfAWrongType)
{
    EXPECT_NE(complaint(R"([{"message": "text"}])").find("\"message\" is not an object"), std::string::npos);
    EXPECT_NE(complaint(R"([{"message": {"header": [1]}}])").find("\"header\" is not an object"), std::string::npos);
    EXPECT_NE(complaint(R"([{"message": {"body": "text"}}])").find("\"body\" is not a list"), std::string::npos);
    EXPECT_NE(complaint(R"([{"message": {"header": {"title": {"text": ["a"]}}}}])").find("a list"), std::string::npos);
    EXPECT_EQ(complaint(R"([{"message": {"header": {"title": 7, "numbers": null}, "body": [null, 3]}}])"), "");
}

TEST(RecordLeaves, RefusesNestingThatIsDeeperThanAnyTelegram)
{
    EXPECT_NE(complaint(nested(1'000'000, "[", "]")).find("nested deeper"), std::string::npos);
    EXPECT_NE(complaint(nested(300'000, R"({"message": {"body": [)", "]}}")).find("nested deeper"), std::string::npos);
    EXPECT_EQ(complaint(nested(1, R"({"message": {"body": [{"body": [{"body": []}]}]})", "}")), "");
}

TEST(ScoreRecords, GivesFullMarksToTheTruthItself)
{
    const RecordScore full = score({record("302", "текст")}, {record("302", "текст")});
    EXPECT_DOUBLE_EQ(full.total().f1_strict(), 1.0);
    EXPECT_EQ(full.trees_right, 1U);
    EXPECT_EQ(full.counts_right, 1U);
    EXPECT_EQ(full.whole_right, 1U);
    EXPECT_DOUBLE_EQ(full.body_cer(), 0.0);
}

TEST(ScoreRecords, CountsAWrongNumberAsOneMissAndOneInvention)
{
    const RecordScore wrong = score({record("302", "текст")}, {record("7715", "текст")});
    EXPECT_EQ(wrong.total().truth, 8U);
    EXPECT_EQ(wrong.total().got, 8U);
    EXPECT_EQ(wrong.total().strict, 7U);
    EXPECT_DOUBLE_EQ(wrong.total().f1_strict(), 7.0 / 8.0);
    EXPECT_EQ(wrong.whole_right, 0U);
}

TEST(ScoreRecords, AcceptsTheOtherReadingOfADate)
{
    json got = record("302", "текст");
    got["message"]["header"]["date"] = {{"text", "13 июня"}, {"iso", "1951-06-13"}};
    EXPECT_DOUBLE_EQ(score({record("302", "текст")}, {got}).total().f1_strict(), 1.0);
}

TEST(ScoreRecords, TakesALikeValueSoftlyButNotStrictly)
{
    json got = record("302", "текст");
    got["message"]["header"]["title"]["text"] = "ШИФРТЕЛЕГРАМА";
    const RecordScore near = score({record("302", "текст")}, {got});
    EXPECT_EQ(near.total().strict, 7U);
    EXPECT_EQ(near.total().soft, 8U);
    EXPECT_EQ(near.whole_right, 1U);
}

TEST(ScoreRecords, PairsRecordsByTheirTextWhateverTheirOrder)
{
    const json first = record("302", "о перемирии на фронте");
    const json second = record("418", "о задвижках для водопровода");
    EXPECT_DOUBLE_EQ(score({first, second}, {second, first}).total().f1_strict(), 1.0);
}

TEST(ScoreRecords, PunishesARecordThatIsMissingAndOneThatIsInvented)
{
    const RecordScore missing = score({record("302", "текст")}, {});
    EXPECT_EQ(missing.counts_right, 0U);
    EXPECT_EQ(missing.trees_right, 0U);
    EXPECT_DOUBLE_EQ(missing.total().recall_soft(), 0.0);
    EXPECT_DOUBLE_EQ(missing.body_cer(), 100.0);
    const RecordScore invented = score({}, {record("302", "текст")});
    EXPECT_EQ(invented.total().got, 8U);
    EXPECT_EQ(invented.telegrams, 0U);
    EXPECT_DOUBLE_EQ(invented.total().precision_soft(), 0.0);
}

TEST(ScoreRecords, SeesAMessageThatIsNotNested)
{
    json flat = record("302", "текст внутри");
    flat["message"]["body"].erase(1);
    EXPECT_EQ(score({record("302", "текст")}, {flat}).trees_right, 0U);
}

TEST(RecordScore, AddsUpFieldByField)
{
    RecordScore sum = score({record("302", "текст")}, {record("302", "текст")});
    sum += score({record("302", "текст")}, {});
    EXPECT_EQ(sum.documents, 2U);
    EXPECT_EQ(sum.total().truth, 16U);
    EXPECT_EQ(sum.total().strict, 8U);
    EXPECT_EQ(sum.fields.size(), 8U);
}

}  // namespace
}  // namespace depesha
