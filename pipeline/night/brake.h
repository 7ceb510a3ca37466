// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/page_id.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace depesha {

/// Stops a run in which too many pages fail: the folder is a wrong one, or the share is broken.
class Brake {
public:
    /// Holds when more than `percent` of `pages` pages failed among the last `pages`. `percent` 100: never.
    Brake(int percent, int pages) : percent_(percent), pages_(static_cast<std::size_t>(pages)) {}

    /// Notes a page; `failed`: its id if it failed.
    void note(std::optional<PageId> failed);

    [[nodiscard]] bool holds() const { return holds_; }

    /// The failed pages among the last.
    [[nodiscard]] std::vector<PageId> failed() const;

private:
    int percent_;
    std::size_t pages_;
    bool holds_ = false;
    std::size_t failures_ = 0;
    std::deque<std::optional<PageId>> last_;
};

}  // namespace depesha
