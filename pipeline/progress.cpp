// SPDX-License-Identifier: Apache-2.0
#include "pipeline/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace depesha {
namespace {

constexpr std::chrono::seconds tell_every{60};

std::string time_left(double minutes)
{
    if (minutes < 1.0) {
        return "less than a minute left";
    }
    const int whole = static_cast<int>(std::ceil(std::min(minutes, 1e6)));
    return whole < 120 ? fmt::format("about {} min left", whole)
                       : fmt::format("about {} h {} min left", whole / 60, whole % 60);
}

}  // namespace

std::string progress_line(const Tally& tally, std::chrono::duration<double> elapsed)
{
    const int finished = tally.done + tally.failed;
    std::string line = fmt::format("{} of {} pages", finished, std::max(tally.expected, finished));
    if (tally.skipped > 0) {
        line += fmt::format(" ({} done before)", tally.skipped);
    }
    line += fmt::format(", {} failed", tally.failed);
    if (finished > 0 && elapsed.count() > 0.0) {
        const double per_minute = finished / elapsed.count() * 60.0;
        line += fmt::format(", {:.1f} pages/min", per_minute);
        if (tally.expected > finished) {
            line += ", " + time_left((tally.expected - finished) / per_minute);
        }
    }
    return line;
}

std::string waiting_text(int waiting)
{
    return waiting == 0 ? std::string() : fmt::format(", {} failed before and wait for `depesha retry`", waiting);
}

void Progress::tell(const Tally& tally, Time now)
{
    if (log_.is_terminal()) {
        log_.stand(progress_line(tally, now - begun_));
    } else if (now - told_ >= tell_every) {
        told_ = now;
        log_.info(progress_line(tally, now - begun_));
    }
}

}  // namespace depesha
