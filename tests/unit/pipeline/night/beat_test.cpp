// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/beat.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace depesha {
namespace {

const Work page{Work::Kind::Page, {"box/дело «2»/1.tif", 3}};

std::vector<Beat> one_of_each_kind()
{
    return {WorkerBegun{},
            WorkBegun{page, Stage::Recognize, 95.25},
            WorkAt{{Work::Kind::File, {"1.pdf", 0}}, Stage::Deliver},
            WorkEnded{{Work::Kind::Folder, {"", 0}}},
            Outlook{100, 7, 2},
            PageDelivered{page.id},
            PageLost{page.id, Cause::Machine},
            Remark{"The scan changed."},
            WorkerEnded{WorkerEnded::Reason::BatchStopped, "The disk is full."}};
}

TEST(Beat, ComesOutOfItsBytesAsItWas)
{
    ASSERT_EQ(one_of_each_kind().size(), std::variant_size_v<Beat>);
    for (const Beat& beat : one_of_each_kind()) {
        const Beat again = unpacked_beat(packed(beat));
        EXPECT_EQ(again.index(), beat.index());
        EXPECT_EQ(packed(again), packed(beat));
    }
    const auto begun = std::get<WorkBegun>(unpacked_beat(packed(one_of_each_kind()[1])));
    EXPECT_EQ(begun.work, page);
    EXPECT_EQ(begun.stage, Stage::Recognize);
    EXPECT_EQ(begun.limit_seconds, 95.25);
}

TEST(Beat, IsRefusedWhereItsBytesAreOthers)
{
    EXPECT_THROW(static_cast<void>(unpacked_beat("")), std::runtime_error);
    for (const Beat& beat : one_of_each_kind()) {
        const std::string bytes = packed(beat);
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            EXPECT_THROW(static_cast<void>(unpacked_beat(bytes.substr(0, length))), std::runtime_error);
        }
        EXPECT_THROW(static_cast<void>(unpacked_beat(bytes + '\0')), std::runtime_error);
    }
    EXPECT_THROW(static_cast<void>(unpacked_beat("\x09")), std::runtime_error) << "no such kind";
    EXPECT_THROW(static_cast<void>(unpacked_beat("\x38\x63")), std::runtime_error) << "a negative kind";
}

TEST(Beat, FitsAMessageHoweverLongItsSentence)
{
    const std::string endless(1'000'000, 'x');
    EXPECT_LT(packed(WorkerEnded{WorkerEnded::Reason::BatchStopped, endless}).size(), 60'000U);
    EXPECT_LT(packed(WorkBegun{{Work::Kind::Page, {endless, 0}}, Stage::Read, 1.0}).size(), 60'000U);
}

TEST(Pulse, TellsTheEndOfAWorkButNotOfOneThatThrew)
{
    std::vector<Beat> told;
    const Tell tell = [&](const Beat& beat) { told.push_back(beat); };
    {
        const Pulse pulse(tell, page, Stage::Read, 1.0);
        pulse.at(Stage::Recognize);
    }
    ASSERT_EQ(told.size(), 3U);
    EXPECT_TRUE(std::holds_alternative<WorkEnded>(told.back()));
    try {
        const Pulse pulse(tell, page, Stage::Read, 1.0);
        throw std::bad_alloc();
    } catch (const std::bad_alloc&) {
        EXPECT_EQ(told.size(), 4U);
    }
    EXPECT_TRUE(std::holds_alternative<WorkBegun>(told.back()));
}

}  // namespace
}  // namespace depesha
