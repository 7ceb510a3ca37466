// SPDX-License-Identifier: Apache-2.0
// What the supervisor knows of its child: which work is at which stage since when.
#pragma once

#include "pipeline/night/beat.h"

#include <chrono>
#include <map>
#include <vector>

namespace depesha {

/// A work in progress.
struct AtWork {
    Work work;
    Stage stage = Stage::Read;
    std::chrono::duration<double> elapsed{0.0};
    std::chrono::duration<double> limit{0.0};

    [[nodiscard]] bool is_overdue() const { return elapsed > limit; }
};

/// Keeps the beats of one child. Times are the steady clock's: a clock that jumps stops no page.
class Watch {
public:
    using Time = std::chrono::steady_clock::time_point;

    void take(const Beat& beat, Time now);

    /// All that was begun and has not ended; what takes longest comes first.
    [[nodiscard]] std::vector<AtWork> at_work(Time now) const;

    /// How long the slowest of the pages that ended so far took; 0 before the first.
    [[nodiscard]] std::chrono::duration<double> slowest_page() const { return slowest_page_; }

private:
    struct Begun {
        Time since;
        Stage stage = Stage::Read;
        std::chrono::duration<double> limit{0.0};
    };

    std::map<Work, Begun> works_;
    std::chrono::duration<double> slowest_page_{0.0};
};

}  // namespace depesha
