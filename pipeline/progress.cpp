// SPDX-License-Identifier: Apache-2.0
#include "pipeline/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace depesha {
namespace {

constexpr std::chrono::milliseconds redraw_every{250};
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

Progress::Progress(Log& log) : log_(log), teller_([this](const std::stop_token& stop) { tell(stop); }) {}

void Progress::expect(int pages, int skipped)
{
    const std::scoped_lock lock(mutex_);
    tally_.expected = pages;
    tally_.skipped = skipped;
}

void Progress::page_done()
{
    const std::scoped_lock lock(mutex_);
    ++tally_.done;
}

void Progress::page_failed()
{
    const std::scoped_lock lock(mutex_);
    ++tally_.failed;
}

Tally Progress::tally() const
{
    const std::scoped_lock lock(mutex_);
    return tally_;
}

std::string Progress::line() const
{
    return progress_line(tally(), std::chrono::steady_clock::now() - start_);
}

void Progress::tell(const std::stop_token& stop)
{
    const bool terminal = log_.is_terminal();
    std::mutex idle;
    std::unique_lock lock(idle);
    while (!stop.stop_requested()) {
        changed_.wait_for(lock, stop, terminal ? std::chrono::milliseconds(redraw_every) : tell_every,
                          [] { return false; });
        if (stop.stop_requested()) {
            break;
        }
        if (terminal) {
            log_.stand(line());
        } else {
            log_.info(line());
        }
    }
    log_.stand({});
}

}  // namespace depesha
