// SPDX-License-Identifier: Apache-2.0
#include "tests/accuracy/record_leaves.h"
#include "tests/accuracy/score_records.h"

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

RecordScore score(const std::vector<json>& truth, const std::vector<json>& got)
{
    return score_records(truth, got);
}

TEST(RecordLeaves, NamesTheFieldsOfInnerMessages)
{
    const RecordLeaves taken = record_leaves(record("302", "текст"));
    EXPECT_EQ(taken.tree, (std::vector<std::string>{"telegram", "quoted"}));
    EXPECT_EQ(taken.body, "текст внутри");
    ASSERT_EQ(taken.leaves.size(), 8U);
    EXPECT_EQ(taken.leaves[2].values, std::vector<std::string>{"302/ш"});
    EXPECT_EQ(taken.leaves[3].values, (std::vector<std::string>{"--06-13", "1951-06-13"}));
    EXPECT_EQ(taken.leaves[4].values, std::vector<std::string>{"sent 19 ч."});
    EXPECT_EQ(taken.leaves[6].values, std::vector<std::string>{"1 - т. А 2 - в дело"});
    EXPECT_EQ(taken.leaves[7].field, "inner.signature");
}

TEST(RecordLeaves, CountsNoReferenceThatOnlyThePathTells)
{
    json told = record("302", "текст");
    const std::size_t before = record_leaves(told).leaves.size();
    told["archival_references"] = json::parse(R"([{"fond": "45", "from": "page"}, {"fond": "17", "from": "path"}])");
    EXPECT_EQ(record_leaves(told).leaves.size(), before + 1);
}

TEST(RecordLeaves, FindsNothingInAnEmptyRecord)
{
    EXPECT_TRUE(record_leaves(json()).tree.empty());
    EXPECT_TRUE(record_leaves(json::object()).leaves.empty());
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
    EXPECT_DOUBLE_EQ(missing.total().recall(), 0.0);
    EXPECT_DOUBLE_EQ(missing.body_cer(), 100.0);
    const RecordScore invented = score({}, {record("302", "текст")});
    EXPECT_EQ(invented.total().got, 8U);
    EXPECT_EQ(invented.telegrams, 0U);
    EXPECT_DOUBLE_EQ(invented.total().precision(), 0.0);
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
