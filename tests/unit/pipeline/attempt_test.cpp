// SPDX-License-Identifier: Apache-2.0
#include "pipeline/attempt.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace depesha {
namespace {

struct Leaf {
    PageId id;
    int value = 0;
};

TEST(Attempt, GivesWhatTheWorkGives)
{
    const auto outcome = attempt(Stage::Read, Outcome<Leaf>(Leaf{{"a", 1}, 2}), [](Leaf leaf) {
        leaf.value += 40;
        return leaf;
    });
    EXPECT_EQ(std::get<Leaf>(outcome).value, 42);
}

TEST(Attempt, MakesAnExceptionThePagesFailure)
{
    const auto outcome = attempt(Stage::Preprocess, Outcome<Leaf>(Leaf{{"a", 1}, 2}),
                                 [](const Leaf&) -> Leaf { throw std::runtime_error("It is torn."); });
    const auto& failure = std::get<PageFailure>(outcome);
    EXPECT_EQ(failure.id, (PageId{"a", 1}));
    EXPECT_EQ(failure.stage, Stage::Preprocess);
    EXPECT_EQ(failure.reason, "It is torn.");
}

TEST(Attempt, LetsAFailureThroughWithoutWork)
{
    const auto outcome = attempt(Stage::Deliver, Outcome<Leaf>(PageFailure{{"a", 1}, Stage::Read, "Torn."}),
                                 [](const Leaf&) -> Leaf { throw std::logic_error("must not be called"); });
    EXPECT_EQ(std::get<PageFailure>(outcome).stage, Stage::Read);
}

TEST(Attempt, LeavesTheBatchsTroubleToTheBatch)
{
    const Outcome<Leaf> page(Leaf{});
    EXPECT_THROW(attempt(Stage::Read, page, [](const Leaf&) -> Leaf { throw std::bad_alloc(); }), std::bad_alloc);
    EXPECT_THROW(attempt(Stage::Read, page, [](const Leaf&) -> Leaf { throw BatchError("full"); }), BatchError);
}

}  // namespace
}  // namespace depesha
