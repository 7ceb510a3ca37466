// SPDX-License-Identifier: Apache-2.0
// Keeps the watch over a run: counts its pages, and knows when it has to end early.
#pragma once

#include "pipeline/log.h"
#include "pipeline/night/beat.h"
#include "pipeline/night/brake.h"
#include "pipeline/night/watch.h"
#include "pipeline/options.h"
#include "pipeline/progress.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace depesha {

class Vigil {
public:
    /// Why a run ends before all is done.
    enum class Reason { Signal, Brake, Disk, Window };

    using WallClock = std::function<std::chrono::system_clock::time_point()>;

    /// `output`: the root of the output folder. `clock`: for the window.
    Vigil(const BatchOptions& options, std::filesystem::path output, Log& log,
          WallClock clock = std::chrono::system_clock::now);

    void note(const Beat& beat);

    /// Draws the progress and lets other terminals see it.
    void look(const Watch& watch);

    /// True as soon as there is a reason to end.
    [[nodiscard]] bool should_stop(const Watch& watch);

    [[nodiscard]] const Tally& tally() const { return tally_; }
    [[nodiscard]] std::chrono::duration<double> elapsed() const { return Clock::now() - begun_; }
    [[nodiscard]] std::optional<Reason> reason() const { return reason_; }

    /// One sentence on the reason; empty if there is none.
    [[nodiscard]] std::string sentence() const;

    [[nodiscard]] const Brake& brake() const { return brake_; }
    [[nodiscard]] const std::vector<std::string>& remarks() const { return remarks_; }

private:
    using Clock = std::chrono::steady_clock;

    void count(const Outlook& outlook);
    [[nodiscard]] bool disk_is_low() const;
    [[nodiscard]] bool window_closes(const Watch& watch) const;

    const BatchOptions& options_;
    std::filesystem::path output_;
    WallClock clock_;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point shown_ = begun_;
    std::optional<std::chrono::system_clock::time_point> until_;
    Progress progress_;
    Brake brake_;
    Tally tally_;

    /// Pages done and failed when the child at work was started.
    int before_ = 0;
    int children_ = 0;
    std::optional<Reason> reason_;
    std::vector<std::string> remarks_;
};

}  // namespace depesha
