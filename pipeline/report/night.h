// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace depesha {

/// What a run was. Where no run is known, `begun` and `ended` are empty and nothing else counts.
struct Night {
    /// ISO 8601, local time with its offset: "2026-11-30T22:00:04+03:00".
    std::string begun;
    std::string ended;

    double seconds = 0.0;

    /// Of Depesha.
    std::string version;

    /// One sentence: why it ended.
    std::string ending;

    /// As in ExitCode.
    int exit_code = 0;

    int pages_read = 0;
    int pages_failed = 0;
    int pages_done_before = 0;

    /// Not begun when it ended.
    int pages_left = 0;

    /// Sentences on the run: a scan that changed since it was read, a sandbox that is absent, ...
    std::vector<std::string> notes;
};

}  // namespace depesha
