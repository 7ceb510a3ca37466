// SPDX-License-Identifier: Apache-2.0
#include "pipeline/parallel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

namespace depesha {
namespace {

TEST(ForEachAtOnce, TakesEachNumberOnce)
{
    std::vector<std::atomic<int>> taken(1000);
    for_each_at_once(taken.size(), [&](std::size_t i) { ++taken[i]; });
    EXPECT_TRUE(std::all_of(taken.begin(), taken.end(), [](const auto& times) { return times == 1; }));
    for_each_at_once(0, [](std::size_t) { FAIL(); });
}

TEST(ForEachAtOnce, ThrowsWhatACallThrew)
{
    const auto fail = [](std::size_t i) {
        if (i == 77) {
            throw std::runtime_error("the 77th");
        }
    };
    EXPECT_THROW(for_each_at_once(100, fail), std::runtime_error);
}

TEST(WithThreads, TakesNoMoreThanItMay)
{
    for (const int threads : {1, 2}) {
        std::mutex mutex;
        std::set<std::thread::id> seen;
        with_threads(threads, [&] {
            for_each_at_once(200, [&](std::size_t) {
                std::this_thread::sleep_for(std::chrono::microseconds(100));
                const std::lock_guard lock(mutex);
                seen.insert(std::this_thread::get_id());
            });
        });
        EXPECT_GE(seen.size(), 1U);
        EXPECT_LE(seen.size(), static_cast<std::size_t>(threads));
    }
}

TEST(WithThreads, ThrowsWhatTheWorkThrew)
{
    EXPECT_THROW(with_threads(2, [] { throw std::runtime_error("no"); }), std::runtime_error);
}

}  // namespace
}  // namespace depesha
