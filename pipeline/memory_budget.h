// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <utility>

namespace depesha {

/// A bound on the bytes that decoded pages hold at one time.
///
/// A thread waits in `take` while holding nothing, and whoever holds a share is at work on it: so it cannot deadlock,
/// with one thread or with many. A page larger than the whole budget is let in when nobody else is.
class MemoryBudget {
public:
    /// Bytes taken from the budget until destroyed. Must not outlive the budget.
    class Share {
    public:
        Share(MemoryBudget& budget, std::uint64_t bytes) : budget_(&budget), bytes_(bytes) {}
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;
        Share(Share&& other) noexcept : budget_(std::exchange(other.budget_, nullptr)), bytes_(other.bytes_) {}
        Share& operator=(Share&&) = delete;
        ~Share();

    private:
        MemoryBudget* budget_;
        std::uint64_t bytes_;
    };

    explicit MemoryBudget(std::uint64_t bytes) : total_(bytes) {}

    /// Waits until the bytes are free.
    [[nodiscard]] Share take(std::uint64_t bytes);

private:
    void give_back(std::uint64_t bytes);

    std::mutex mutex_;
    std::condition_variable freed_;
    std::uint64_t total_;
    std::uint64_t taken_ = 0;
};

}  // namespace depesha
