// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/brake.h"

#include <utility>

namespace depesha {

void Brake::note(std::optional<PageId> failed)
{
    failures_ += failed ? 1 : 0;
    last_.push_back(std::move(failed));
    if (last_.size() > pages_ && !holds_) {  // once it holds, all that fails belongs to the same trouble
        failures_ -= last_.front() ? 1 : 0;
        last_.pop_front();
    }
    holds_ = holds_ || failures_ * 100 > static_cast<std::size_t>(percent_) * pages_;
}

std::vector<PageId> Brake::failed() const
{
    std::vector<PageId> ids;
    for (const std::optional<PageId>& page : last_) {
        if (page) {
            ids.push_back(*page);
        }
    }
    return ids;
}

}  // namespace depesha
