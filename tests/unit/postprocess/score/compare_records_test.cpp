// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/compare_records.h"
#include "postprocess/score/score_records.h"
#include "tests/unit/postprocess/score/made_records.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace depesha {
namespace {

using testing_aid::made_record;
using Records = std::vector<RecordLeaves>;

const std::string first_half = "сообщаю что третьего июня прибыла делегация из столицы";
const std::string second_half = "прошу ускорить отгрузку задвижек для городского водопровода";

CutCounts cuts(const Records& truth, const Records& got)
{
    return score_records(truth, got).cuts;
}

TEST(CountCuts, TellsATelegramThatWasCutInTwo)
{
    const CutCounts counts = cuts({made_record("302", first_half + ' ' + second_half)},
                                  {made_record("302", first_half), made_record("", second_half)});
    EXPECT_EQ(counts.cuts, 1U);
    EXPECT_EQ(counts.joins + counts.missing + counts.invented, 0U);
}

TEST(CountCuts, TellsTwoTelegramsThatWereJoined)
{
    const CutCounts counts = cuts({made_record("302", first_half), made_record("418", second_half)},
                                  {made_record("302", first_half + ' ' + second_half)});
    EXPECT_EQ(counts.joins, 1U);
    EXPECT_EQ(counts.cuts + counts.missing + counts.invented, 0U);
}

TEST(CountCuts, TellsWhatIsMissingFromWhatWasJoined)
{
    const CutCounts missing =
        cuts({made_record("302", first_half), made_record("418", second_half)}, {made_record("302", first_half)});
    EXPECT_EQ(missing.missing, 1U);
    EXPECT_EQ(missing.joins, 0U);
    const CutCounts invented =
        cuts({made_record("302", first_half)}, {made_record("302", first_half), made_record("418", second_half)});
    EXPECT_EQ(invented.invented, 1U);
    EXPECT_EQ(invented.cuts, 0U);
}

TEST(CountCuts, TakesTheSameTextTwiceForAnInvention)
{
    const CutCounts twice =
        cuts({made_record("302", first_half)}, {made_record("302", first_half), made_record("302", first_half)});
    EXPECT_EQ(twice.invented, 1U);
    EXPECT_EQ(twice.cuts, 0U);
}

TEST(CountCuts, FindsNothingWrongWhereNumbersAgree)
{
    const CutCounts counts = cuts({made_record("302", first_half)}, {made_record("7", second_half)});
    EXPECT_EQ(counts.cuts + counts.joins + counts.missing + counts.invented, 0U);
}

TEST(CompareRecords, GivesEveryFieldItsVerdict)
{
    RecordLeaves truth = made_record("302", first_half);
    truth.leaves.push_back({"title", {"ШИФРТЕЛЕГРАММА"}});
    truth.leaves.push_back({"date", {"--06-13", "1951-06-13"}});
    truth.leaves.push_back({"agency", {"МИД"}});
    RecordLeaves got = made_record("7715", first_half);
    got.leaves.push_back({"title", {"ШИФРТЕЛЕГРАМА"}, 0.7});
    got.leaves.push_back({"date", {"1951-06-13"}, 0.9});
    got.leaves.push_back({"typist", {"ВК"}, 0.2});
    const std::vector<RecordComparison> comparisons = compare_records(Records{truth}, Records{got});
    ASSERT_EQ(comparisons.size(), 1U);
    const std::vector<FieldComparison>& fields = comparisons[0].fields;
    ASSERT_EQ(fields.size(), 5U);
    EXPECT_EQ(fields[0].verdict, FieldVerdict::Wrong);
    EXPECT_EQ(fields[0].got, "7715");
    EXPECT_EQ(fields[1].verdict, FieldVerdict::Near);
    EXPECT_EQ(fields[1].confidence, 0.7);
    EXPECT_EQ(fields[2].verdict, FieldVerdict::Right);
    EXPECT_EQ(fields[3].verdict, FieldVerdict::Missing);
    EXPECT_FALSE(fields[3].got.has_value());
    EXPECT_EQ(fields[4].verdict, FieldVerdict::Invented);
    EXPECT_FALSE(fields[4].truth.has_value());
}

TEST(CompareRecords, LetsEqualValuesFindOneAnotherFirst)
{
    RecordLeaves truth = made_record("48311", first_half);
    truth.leaves.push_back({"number", {"48312"}});
    RecordLeaves got = made_record("48312", first_half);
    const std::vector<RecordComparison> comparisons = compare_records(Records{truth}, Records{got});
    EXPECT_EQ(comparisons[0].fields[0].verdict, FieldVerdict::Missing);
    EXPECT_EQ(comparisons[0].fields[1].verdict, FieldVerdict::Right);
}

TEST(CompareRecords, LeavesTheTreeOfARecordThatIsNotThereEmpty)
{
    const std::vector<RecordComparison> lost = compare_records(Records{made_record("1", first_half)}, Records{});
    EXPECT_TRUE(lost[0].got_tree.empty());
    EXPECT_EQ(lost[0].fields[0].verdict, FieldVerdict::Missing);
    EXPECT_TRUE(compare_records(Records{}, Records{made_record("1", first_half)})[0].truth_tree.empty());
}

TEST(ScoreRecords, TakesAFieldForRightInCalibrationOnlyIfStrictlyRight)
{
    RecordLeaves truth = made_record("302", first_half);
    truth.leaves.push_back({"title", {"ШИФРТЕЛЕГРАММА"}});
    RecordLeaves got = made_record("302", first_half);
    got.leaves.push_back({"title", {"ШИФРТЕЛЕГРАМА"}, 0.75});
    got.leaves.push_back({"typist", {"ВК"}, 0.15});
    got.leaves[0].confidence = 0.95;
    const Calibration calibration = score_records(Records{truth}, Records{got}).calibration;
    EXPECT_EQ(calibration.fields(), 3U);
    EXPECT_EQ(calibration.bins.at(9).right, 1U);
    EXPECT_EQ(calibration.bins.at(7).right, 0U);
    EXPECT_NEAR(calibration.expected_error(), (0.05 + 0.75 + 0.15) / 3.0, 1e-12);
}

TEST(RecordLeaves, TellTheConfidenceOfFields)
{
    const RecordLeaves taken = read_record(R"({"message": {"header": {"title": {"text": "a", "confidence": 0.5}},
        "closing": {"distribution": [{"text": "1", "confidence": 0.9}, {"text": "2", "confidence": 0.4}, "3"]}}})");
    EXPECT_EQ(taken.leaves.at(0).confidence, 0.5);
    EXPECT_EQ(taken.leaves.at(1).confidence, 0.4);
    const auto with = [](const std::string& confidence) {
        return R"({"message": {"header": {"title": {"text": "a", "confidence": )" + confidence + "}}}}";
    };
    EXPECT_THROW(static_cast<void>(read_record(with("1.5"))), RecordError);
    EXPECT_THROW(static_cast<void>(read_record(with("\"high\""))), RecordError);
    EXPECT_FALSE(read_record(with("null")).leaves.at(0).confidence.has_value());
}

}  // namespace
}  // namespace depesha
