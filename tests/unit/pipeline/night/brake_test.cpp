// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/brake.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

void note(Brake& brake, int good, int bad)
{
    for (int i = 0; i < good; ++i) {
        brake.note(std::nullopt);
    }
    for (int i = 0; i < bad; ++i) {
        brake.note(PageId{"bad.tif", i});
    }
}

TEST(Brake, HoldsWhenMoreThanItsShareOfTheLastPagesFailed)
{
    Brake brake(20, 200);
    note(brake, 300, 40);
    EXPECT_FALSE(brake.holds()) << "20 % of 200 are not more than that";
    note(brake, 0, 1);
    EXPECT_TRUE(brake.holds());
    EXPECT_EQ(brake.failed().size(), 41U);
}

TEST(Brake, HoldsAtTheStartOfAWrongFolderWithoutWaitingForTwoHundred)
{
    Brake brake(20, 200);
    note(brake, 0, 41);
    EXPECT_TRUE(brake.holds());
}

TEST(Brake, ForgetsOldFailures)
{
    Brake brake(20, 200);
    for (int i = 0; i < 100; ++i) {
        note(brake, 170, 30);
    }
    EXPECT_FALSE(brake.holds());
}

TEST(Brake, GoesOnHoldingAndKnowsAllThatFailedSince)
{
    Brake brake(50, 4);
    note(brake, 0, 3);
    note(brake, 10, 2);
    EXPECT_TRUE(brake.holds());
    EXPECT_EQ(brake.failed().size(), 5U);
}

TEST(Brake, NeverHoldsAtAHundredPercent)
{
    Brake brake(100, 10);
    note(brake, 0, 1000);
    EXPECT_FALSE(brake.holds());
}

}  // namespace
}  // namespace depesha
