// SPDX-License-Identifier: Apache-2.0
#include "pipeline/memory_budget.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <optional>
#include <thread>
#include <vector>

namespace depesha {
namespace {

TEST(MemoryBudget, IsNeverExceededByPagesThatFit)
{
    MemoryBudget budget(100);
    std::atomic<std::uint64_t> taken = 0;
    std::atomic<bool> exceeded = false;
    {
        std::vector<std::jthread> threads;
        for (std::uint64_t thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                for (std::uint64_t round = 0; round < 500; ++round) {
                    const std::uint64_t bytes = 1 + (round * 7 + thread * 13) % 60;
                    const MemoryBudget::Share share = budget.take(bytes);
                    exceeded = exceeded || (taken += bytes) > 100;
                    taken -= bytes;
                }
            });
        }
    }
    EXPECT_FALSE(exceeded);
}

TEST(MemoryBudget, LetsALargePageInAlone)
{
    MemoryBudget budget(100);
    std::optional<MemoryBudget::Share> large(budget.take(1000));
    std::atomic<bool> inside = false;
    std::jthread other([&] {
        const MemoryBudget::Share small = budget.take(1);
        inside = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    EXPECT_FALSE(inside);
    large.reset();
    other.join();
    EXPECT_TRUE(inside);
}

TEST(MemoryBudget, AsksNothingForAPageWithoutPixels)
{
    MemoryBudget budget(0);
    const MemoryBudget::Share a = budget.take(0);
    const MemoryBudget::Share b = budget.take(0);
}

}  // namespace
}  // namespace depesha
