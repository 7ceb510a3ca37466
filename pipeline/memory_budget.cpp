// SPDX-License-Identifier: Apache-2.0
#include "pipeline/memory_budget.h"

namespace depesha {

MemoryBudget::Share::~Share()
{
    if (budget_ != nullptr) {
        budget_->give_back(bytes_);
    }
}

MemoryBudget::Share MemoryBudget::take(std::uint64_t bytes)
{
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return taken_ == 0 || (taken_ <= total_ && bytes <= total_ - taken_); });
    taken_ += bytes;
    return {*this, bytes};
}

void MemoryBudget::give_back(std::uint64_t bytes)
{
    {
        const std::scoped_lock lock(mutex_);
        taken_ -= bytes;
    }
    freed_.notify_all();
}

}  // namespace depesha
