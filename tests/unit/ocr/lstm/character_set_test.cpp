// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/byte_reader.h"
#include "ocr/lstm/character_set.h"
#include "tests/unit/ocr/lstm/made_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace depesha {
namespace {

using namespace testing_aid;
using testing::HasSubstr;

CharacterSet set_of(const std::vector<MadeCharacter>& characters, int codes)
{
    return {unicharset_bytes(characters), recoder_bytes(characters), codes};
}

std::string complaint(const std::string& unicharset, const std::string& recoder)
{
    try {
        static_cast<void>(CharacterSet(unicharset, recoder, 10));
    } catch (const BrokenModel& broken) {
        return broken.what();
    }
    return "nothing";
}

TEST(CharacterSet, HasAStepForEachCharacterOfOneCode)
{
    const CharacterSet set = set_of({{"NULL", {0}}, {"Joined", {1}}, {"Я", {2}}, {"b", {3}}}, 4);
    const auto& steps = set.steps(CharacterSet::no_code);
    ASSERT_EQ(steps.size(), 4U);
    EXPECT_EQ(steps[2].code, 2);
    ASSERT_TRUE(steps[2].character.has_value());
    EXPECT_EQ(set.text(*steps[2].character), "Я");
    EXPECT_EQ(set.text(space_character), " ");
    EXPECT_EQ(set.longest(), 1);
}

TEST(CharacterSet, LeadsThroughCharactersOfSeveralCodes)
{
    const CharacterSet set = set_of({{"NULL", {0}}, {"f", {1}}, {"fi", {1, 2}}, {"ffi", {1, 1, 2}}}, 3);
    const auto& first = set.steps(CharacterSet::no_code);
    ASSERT_EQ(first.size(), 3U) << "space, f, and f that goes on";
    EXPECT_EQ(set.text(first[1].character.value()), "f");
    EXPECT_FALSE(first[2].character.has_value());
    const auto& second = set.steps(first[2].next);
    ASSERT_EQ(second.size(), 2U);
    EXPECT_EQ(set.text(second[0].character.value()), "fi");
    EXPECT_EQ(set.text(set.steps(second[1].next).front().character.value()), "ffi");
    EXPECT_EQ(set.longest(), 3);
}

TEST(CharacterSet, TakesTheLastOfCharactersWithOneCode)
{
    const CharacterSet set = set_of({{"NULL", {0}}, {"a", {1}}, {"b", {1}}}, 2);
    ASSERT_EQ(set.steps(CharacterSet::no_code).size(), 2U);
    EXPECT_EQ(set.text(set.steps(CharacterSet::no_code)[1].character.value()), "b");
}

TEST(CharacterSet, RefusesBrokenBytes)
{
    const std::vector<MadeCharacter> characters = made_characters(5);
    const std::string good = unicharset_bytes(characters);
    EXPECT_THAT(complaint("", recoder_bytes(characters)), HasSubstr("begin with their number"));
    EXPECT_THAT(complaint("-3\n", recoder_bytes(characters)), HasSubstr("number"));
    EXPECT_THAT(complaint("7\n" + good.substr(2), recoder_bytes(characters)), HasSubstr("ends too early"));
    EXPECT_THAT(complaint(good, recoder_bytes(characters).substr(0, 20)), HasSubstr("ends too early"));
    EXPECT_THAT(complaint(good, recoder_bytes({{"a", {}}})), HasSubstr("table of codes"));
    EXPECT_THAT(complaint(good, recoder_bytes({{"a", {10}}})), HasSubstr("does not give out"));
    EXPECT_THAT(complaint(good, recoder_bytes({{"a", {-1}}})), HasSubstr("does not give out"));
    EXPECT_THAT(complaint("2\nNULL 0 Common\n一 0 Han 1\n", recoder_bytes(characters)), HasSubstr("without spaces"));
}

}  // namespace
}  // namespace depesha
