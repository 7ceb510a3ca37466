// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <exception>
#include <mutex>
#include <utility>

namespace depesha {

/// Why a batch cannot go on. An exception that leaves a filter makes oneTBB forget the pages in flight without freeing
/// them; so none leaves: the first is kept here until the pipeline has run empty. Safe from any thread.
class BatchStop {
public:
    [[nodiscard]] bool happened() const noexcept { return happened_; }

    /// Does the work unless the batch has stopped; what it throws stops the batch.
    template <class Work>
    void guard(const Work& work) noexcept
    {
        if (happened_) {
            return;
        }
        try {
            work();
        } catch (...) {
            keep(std::current_exception());
        }
    }

    /// Throws what stopped the batch, if anything did. To be called when no other thread is at work.
    void rethrow() const
    {
        if (reason_) {
            std::rethrow_exception(reason_);
        }
    }

private:
    void keep(std::exception_ptr reason) noexcept
    {
        const std::scoped_lock lock(mutex_);
        if (!reason_) {
            reason_ = std::move(reason);
        }
        happened_ = true;
    }

    std::atomic<bool> happened_ = false;
    std::mutex mutex_;
    std::exception_ptr reason_;
};

}  // namespace depesha
