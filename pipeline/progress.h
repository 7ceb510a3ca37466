// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/log.h"

#include <chrono>
#include <string>

namespace depesha {

/// Counts of a run so far.
struct Tally {
    /// Pages to do in this run as far as known, done and failed ones included.
    int expected = 0;

    /// Pages read in this run.
    int done = 0;
    int failed = 0;

    /// Pages that were done before.
    int skipped = 0;

    /// Pages that failed before and wait to be retried.
    int waiting = 0;
};

/// "12 of 57 pages, 1 failed, 38.2 pages/min, about 2 min left".
[[nodiscard]] std::string progress_line(const Tally& tally, std::chrono::duration<double> elapsed);

/// ", 3 failed before and wait for `depesha retry`"; empty for none.
[[nodiscard]] std::string waiting_text(int waiting);

/// Tells how far the run is: on a terminal in the log's standing line, else in one line a minute.
class Progress {
public:
    using Time = std::chrono::steady_clock::time_point;

    Progress(Log& log, Time begun) : log_(log), begun_(begun), told_(begun) {}
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    Progress(Progress&&) = delete;
    Progress& operator=(Progress&&) = delete;
    ~Progress() { log_.stand({}); }

    /// To be called several times a second.
    void tell(const Tally& tally, Time now);

private:
    Log& log_;
    Time begun_;
    Time told_;
};

}  // namespace depesha
