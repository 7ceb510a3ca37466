// SPDX-License-Identifier: Apache-2.0
#include "pipeline/batch_stop.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace depesha {
namespace {

TEST(BatchStop, LetsWorkThroughUntilSomethingThrows)
{
    BatchStop stop;
    int done = 0;
    stop.guard([&] { ++done; });
    EXPECT_FALSE(stop.happened());
    stop.guard([] { throw std::runtime_error("The disk is full."); });
    stop.guard([&] { ++done; });
    EXPECT_TRUE(stop.happened());
    EXPECT_EQ(done, 1);
}

TEST(BatchStop, KeepsTheFirstReason)
{
    BatchStop stop;
    EXPECT_NO_THROW(stop.rethrow());
    stop.guard([&] {
        stop.guard([] { throw std::runtime_error("first"); });
        throw std::logic_error("second");
    });
    EXPECT_THROW(stop.rethrow(), std::runtime_error);
}

}  // namespace
}  // namespace depesha
