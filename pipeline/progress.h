// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/log.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

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
};

/// "12 of 57 pages, 1 failed, 38.2 pages/min, about 2 min left".
[[nodiscard]] std::string progress_line(const Tally& tally, std::chrono::duration<double> elapsed);

/// Tells how far the run is: on a terminal in the log's standing line, else in one line a minute. Safe from any thread.
class Progress {
public:
    explicit Progress(Log& log);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    Progress(Progress&&) = delete;
    Progress& operator=(Progress&&) = delete;
    ~Progress() = default;

    /// Pages to do, and pages that were done before.
    void expect(int pages, int skipped);

    void page_done();
    void page_failed();

    [[nodiscard]] Tally tally() const;
    [[nodiscard]] std::string line() const;

private:
    void tell(const std::stop_token& stop);

    Log& log_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    Tally tally_;
    std::jthread teller_;
};

}  // namespace depesha
