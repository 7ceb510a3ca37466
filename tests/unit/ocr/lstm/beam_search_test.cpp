// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/beam_search.h"
#include "tests/unit/ocr/lstm/made_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace depesha {
namespace {

using namespace testing_aid;

constexpr int null_code = 1;

/// Probabilities of codes at each step; what is left is shared by the others.
using Steps = std::vector<std::map<int, float>>;

CodeProbabilities probabilities_of(const Steps& steps, int codes)
{
    CodeProbabilities result;
    result.steps = static_cast<int>(steps.size());
    result.codes = codes;
    result.stride = filled(codes, lanes);
    result.values.assign(steps.size() * static_cast<std::size_t>(result.stride), 0.0F);
    for (std::size_t step = 0; step < steps.size(); ++step) {
        float rest = 1.0F;
        for (const auto& [code, probability] : steps[step]) {
            rest -= probability;
        }
        float* row = result.values.data() + step * static_cast<std::size_t>(result.stride);
        std::fill(row, row + codes, rest / static_cast<float>(codes));
        for (const auto& [code, probability] : steps[step]) {
            row[code] = probability;
        }
    }
    return result;
}

class BeamSearchTest : public testing::Test {
protected:
    [[nodiscard]] std::vector<ReadCharacter> search(const Steps& steps) const
    {
        const CharacterSet characters(unicharset_bytes(made_), recoder_bytes(made_), codes_);
        const Dictionary none({}, characters);
        return search_characters(probabilities_of(steps, codes_), characters, none, null_code);
    }

    [[nodiscard]] std::string text(const Steps& steps) const
    {
        const CharacterSet characters(unicharset_bytes(made_), recoder_bytes(made_), codes_);
        std::string text;
        for (const ReadCharacter& character : search(steps)) {
            text += characters.text(character.character);
        }
        return text;
    }

    int codes_ = 8;
    std::vector<MadeCharacter> made_ = made_characters(codes_);
};

TEST_F(BeamSearchTest, ReadsCodesAndLeavesOutNullsAndRepetitions)
{
    EXPECT_EQ(text({{{2, 0.9F}}, {{2, 0.9F}}, {{1, 0.9F}}, {{3, 0.9F}}}), "ab");
    EXPECT_EQ(text({{{2, 0.9F}}, {{1, 0.9F}}, {{2, 0.9F}}}), "aa") << "a null parts two of the same";
    EXPECT_EQ(text({{{1, 0.99F}}, {{1, 0.99F}}}), "");
    EXPECT_EQ(text({{{2, 0.9F}}, {{0, 0.9F}}, {{3, 0.9F}}}), "a b");
    EXPECT_EQ(text({}), "");
}

TEST_F(BeamSearchTest, AddsUpTheWaysToOneText)
{
    // Step by step the null is likeliest, but more ways lead to one "a".
    EXPECT_EQ(text({{{1, 0.5F}, {2, 0.45F}}, {{1, 0.5F}, {2, 0.45F}}}), "a");
}

TEST_F(BeamSearchTest, GivesEachCharacterTheStepsHalfWayToItsNeighbours)
{
    const auto read =
        search({{{1, 0.9F}}, {{2, 0.9F}}, {{1, 0.9F}}, {{1, 0.9F}}, {{1, 0.9F}}, {{3, 0.9F}}, {{1, 0.9F}}});
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].begin, 0);
    EXPECT_EQ(read[0].at, 1);
    EXPECT_EQ(read[0].end, 3);
    EXPECT_EQ(read[1].begin, 3);
    EXPECT_EQ(read[1].at, 5);
    EXPECT_EQ(read[1].end, 7);
}

TEST_F(BeamSearchTest, IsAsCertainAsTheLeastCertainStep)
{
    const double sure = search({{{2, 0.999F}}, {{3, 0.999F}}})[1].certainty;
    const auto read = search({{{2, 0.999F}}, {{3, 0.6F}}});
    EXPECT_LT(read[1].certainty, sure);
    EXPECT_NEAR(read[1].certainty, 2.25 * (std::log(0.6 + (0.4F / 8)) - 0.085), 0.2);
    EXPECT_NEAR(read[0].certainty, sure, 0.01);
}

TEST_F(BeamSearchTest, ReadsCharactersOfSeveralCodes)
{
    made_ = {{"NULL", {0}}, {"Joined", {1}}, {"a", {2}}, {"ж", {3, 4}}, {"щ", {3, 4, 5}}};
    EXPECT_EQ(text({{{3, 0.9F}}, {{4, 0.9F}}}), "ж");
    EXPECT_EQ(text({{{3, 0.9F}}, {{3, 0.9F}}, {{1, 0.9F}}, {{4, 0.9F}}, {{5, 0.9F}}, {{2, 0.9F}}}), "щa");
    EXPECT_EQ(text({{{3, 0.4F}, {2, 0.35F}}, {{1, 0.9F}}}), "a") << "half a character is none";
}

TEST_F(BeamSearchTest, TakesAnyProbabilities)
{
    std::mt19937 random(3);  // NOLINT: the same each time
    std::uniform_real_distribution<float> probability(0.0F, 0.3F);
    std::uniform_int_distribution<int> code(0, codes_ - 1);
    for (int round = 0; round < 200; ++round) {
        Steps steps(static_cast<std::size_t>(round % 40));
        for (auto& step : steps) {
            step = {{code(random), probability(random)}, {code(random), probability(random)}};
        }
        int before = 0;
        for (const ReadCharacter& character : search(steps)) {
            EXPECT_EQ(character.begin, before);
            EXPECT_GT(character.end, character.begin);
            EXPECT_LE(character.certainty, 0.0);
            before = character.end;
        }
    }
}

}  // namespace
}  // namespace depesha
