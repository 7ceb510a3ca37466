// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/beam_search.h"
#include "ocr/lstm/byte_reader.h"
#include "ocr/lstm/dictionary.h"
#include "tests/unit/ocr/lstm/made_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace depesha {
namespace {

using namespace testing_aid;
using testing::HasSubstr;
using Kind = Dictionary::Kind;

constexpr int characters_in_all = 12;

/// Character of a letter of made_characters(); '.' is the last but one, '7' the last.
int character_of(char letter)
{
    return letter == '.' ? 10 : letter == '7' ? 11 : letter == ' ' ? 0 : letter - 'a' + 2;
}

std::vector<int> word_of(const std::string& text)
{
    std::vector<int> word(text.size());
    std::transform(text.begin(), text.end(), word.begin(), character_of);
    return word;
}

class DictionaryTest : public testing::Test {
protected:
    DictionaryTest()
    {
        std::vector<MadeCharacter> made = made_characters(characters_in_all);
        made[10].text = ".";
        made[11].text = "7";
        unicharset_ = unicharset_bytes(made);
        unicharset_.replace(unicharset_.find("7 0 "), 4, "7 8 ");  // the property of digits
        recoder_ = recoder_bytes(made);
        words_ = graph_bytes({word_of("ab"), word_of("abc"), word_of("cab")}, characters_in_all);
        numbers_ = graph_bytes({{0}, {0, 0}, {0, 10, 0}}, characters_in_all);        // 7, 77, 7.7
        punctuation_ = graph_bytes({{0}, {0, 10}, {10, 0, 10}}, characters_in_all);  // word, word., .word.
    }

    [[nodiscard]] Traineddata parts() const { return {{}, unicharset_, recoder_, punctuation_, words_, numbers_}; }

    /// The last step of a text, as a whole word; kind None where it goes no further.
    [[nodiscard]] Dictionary::Step read(const std::string& text) const
    {
        const CharacterSet characters(unicharset_, recoder_, characters_in_all);
        const Dictionary dictionary(parts(), characters);
        Dictionary::Step step{Kind::None, false, dictionary.beginning()};
        for (const char letter : text) {
            step = dictionary.step(step.positions, character_of(letter));
        }
        step.positions.clear();  // they point into the dictionary
        return step;
    }

    std::string unicharset_;
    std::string recoder_;
    std::string punctuation_;
    std::string words_;
    std::string numbers_;
};

TEST_F(DictionaryTest, KnowsItsWords)
{
    EXPECT_EQ(read("ab").kind, Kind::Word);
    EXPECT_TRUE(read("ab").may_end);
    EXPECT_TRUE(read("abc").may_end);
    EXPECT_TRUE(read("cab").may_end);
    EXPECT_EQ(read("ca").kind, Kind::Word);
    EXPECT_FALSE(read("ca").may_end);
    for (const char* const none : {"b", "abb", "abcd", "cabc", "bc"}) {
        EXPECT_EQ(read(none).kind, Kind::None) << none;
    }
}

TEST_F(DictionaryTest, KnowsPunctuationAroundWords)
{
    EXPECT_TRUE(read("ab.").may_end);
    EXPECT_EQ(read(".").kind, Kind::Punctuation);
    EXPECT_FALSE(read(".ab").may_end) << "what opens must close";
    EXPECT_TRUE(read(".ab.").may_end);
    EXPECT_EQ(read("ab..").kind, Kind::None);
    EXPECT_EQ(read("ab.c").kind, Kind::None) << "no word goes on behind its punctuation";
    EXPECT_EQ(read("ca.").kind, Kind::None) << "half a word";
}

TEST_F(DictionaryTest, TakesAnyDigitInNumbers)
{
    EXPECT_EQ(read("7").kind, Kind::Number);
    EXPECT_TRUE(read("77").may_end);
    EXPECT_TRUE(read("7.7").may_end);
    EXPECT_EQ(read("777").kind, Kind::None);
    EXPECT_EQ(read("7a").kind, Kind::None);
}

TEST_F(DictionaryTest, BeginsWithWordsWhereThereIsNoPunctuation)
{
    punctuation_.clear();
    EXPECT_TRUE(read("ab").may_end);
    EXPECT_EQ(read("ab.").kind, Kind::None);
    words_.clear();
    numbers_.clear();
    EXPECT_EQ(read("a").kind, Kind::None);
}

TEST_F(DictionaryTest, RefusesBrokenGraphs)
{
    const CharacterSet characters(unicharset_, recoder_, characters_in_all);
    const auto complaint = [&](const std::string& words) {
        try {
            static_cast<void>(Dictionary({{}, {}, {}, {}, words, {}}, characters));
        } catch (const BrokenModel& broken) {
            return std::string(broken.what());
        }
        return std::string("nothing");
    };
    EXPECT_THAT(complaint("??" + words_.substr(2)), HasSubstr("of another kind"));
    for (std::size_t length = 1; length < words_.size(); ++length) {
        EXPECT_THAT(complaint(words_.substr(0, length)), HasSubstr("ends too early")) << length;
    }
    std::string astray = words_;
    astray.back() = '\x7F';  // an edge that leads behind the last one
    EXPECT_EQ(complaint(astray), "nothing");
}

TEST_F(DictionaryTest, TipsTheScaleTowardsItsWords)
{
    const CharacterSet characters(unicharset_, recoder_, characters_in_all);
    const Dictionary dictionary(parts(), characters);
    const Dictionary none({}, characters);
    CodeProbabilities line{3, characters_in_all, lanes, AlignedVector<float>(3 * lanes, 0.005F)};
    line.values[0 * lanes + 2] = 0.9F;   // a
    line.values[1 * lanes + 5] = 0.50F;  // d, a little likelier than b
    line.values[1 * lanes + 3] = 0.42F;
    line.values[2 * lanes + 4] = 0.9F;  // c
    const auto second = [&](const Dictionary& with) {
        return characters.text(search_characters(line, characters, with, 1).at(1).character);
    };
    EXPECT_EQ(second(none), "d");
    EXPECT_EQ(second(dictionary), "b");
}

}  // namespace
}  // namespace depesha
