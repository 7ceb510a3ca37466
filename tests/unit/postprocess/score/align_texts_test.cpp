// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/align_texts.h"
#include "postprocess/score/edit_distance.h"
#include "postprocess/score/folded_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace depesha {
namespace {

/// Truth and reading put together again from the runs, and what the runs cost.
struct Replay {
    std::u32string truth;
    std::u32string read;
    std::size_t edits = 0;
    bool same_is_same = true;
};

Replay replayed(const std::u32string& truth, const std::u32string& read)
{
    Replay replay;
    for (const AlignedRun& run : aligned(truth, read)) {
        EXPECT_EQ(run.truth, replay.truth.size());
        EXPECT_EQ(run.read, replay.read.size());
        const std::u32string true_part = truth.substr(run.truth, run.truth_length);
        const std::u32string read_part = read.substr(run.read, run.read_length);
        replay.truth += true_part;
        replay.read += read_part;
        if (run.edit == Edit::Same) {
            replay.same_is_same = replay.same_is_same && true_part == read_part;
        } else {
            replay.edits += std::max(run.truth_length, run.read_length);
        }
    }
    return replay;
}

TEST(AlignTexts, TellsEveryKindOfEdit)
{
    EXPECT_EQ(aligned(U"шифр", U"шифр"), (std::vector<AlignedRun>{{Edit::Same, 0, 4, 0, 4}}));
    EXPECT_EQ(aligned(U"дело", U"тело"),
              (std::vector<AlignedRun>{{Edit::Replaced, 0, 1, 0, 1}, {Edit::Same, 1, 3, 1, 3}}));
    EXPECT_EQ(aligned(U"13 июня", U"3 июня"),
              (std::vector<AlignedRun>{{Edit::Missing, 0, 1, 0, 0}, {Edit::Same, 1, 6, 0, 6}}));
    EXPECT_EQ(
        aligned(U"302", U"3-02"),
        (std::vector<AlignedRun>{{Edit::Same, 0, 1, 0, 1}, {Edit::Invented, 1, 0, 1, 1}, {Edit::Same, 1, 2, 2, 2}}));
}

TEST(AlignTexts, SetsNothingBesideNothing)
{
    EXPECT_TRUE(aligned(U"", U"").empty());
    EXPECT_EQ(aligned(U"", U"грязь"), (std::vector<AlignedRun>{{Edit::Invented, 0, 0, 0, 5}}));
    EXPECT_EQ(aligned(U"текст", U""), (std::vector<AlignedRun>{{Edit::Missing, 0, 5, 0, 0}}));
}

TEST(AlignTexts, NeedsNoMoreEditsThanTheDistance)
{
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::u32string truth(random() % 40, U'a');
        std::u32string read(random() % 40, U'a');
        const auto draw = [&](char32_t) { return static_cast<char32_t>(U'a' + random() % 4); };
        std::transform(truth.begin(), truth.end(), truth.begin(), draw);
        std::transform(read.begin(), read.end(), read.begin(), draw);
        const Replay replay = replayed(truth, read);
        EXPECT_EQ(replay.truth, truth);
        EXPECT_EQ(replay.read, read);
        EXPECT_TRUE(replay.same_is_same);
        EXPECT_EQ(replay.edits, edit_distance<char32_t>(truth, read));
    }
}

TEST(FoldedSigns, KeepWhatStandsOnThePage)
{
    const std::vector<FoldedSign> signs = folded_signs(" «Да…  \n нет\n");
    std::u32string shown;
    for (const FoldedSign& sign : signs) {
        shown.push_back(sign.shown);
    }
    EXPECT_EQ(shown, U"«Да...\nнет");
    EXPECT_EQ(signs.front().folded, U'"');
    EXPECT_EQ(signs[6].folded, U' ');
}

}  // namespace
}  // namespace depesha
