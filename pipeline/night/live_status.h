// SPDX-License-Identifier: Apache-2.0
// What a run at work lets other terminals see.
#pragma once

#include "pipeline/night/watch.h"
#include "pipeline/progress.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace depesha {

struct LiveStatus {
    Tally tally;

    /// Since the run began.
    double seconds = 0.0;

    /// What takes longest first: sentences such as "0031.tif#0 recognize 3 s".
    std::vector<std::string> at_work;
};

[[nodiscard]] LiveStatus live_status(const Tally& tally, double seconds, const std::vector<AtWork>& works);

/// Written by rename and without waiting for the disk; a disk that refuses is no trouble here.
void write_live_status(const std::filesystem::path& file, const LiveStatus& status);

/// Empty if there is none, or it is no such file.
[[nodiscard]] std::optional<LiveStatus> read_live_status(const std::filesystem::path& file);

}  // namespace depesha
