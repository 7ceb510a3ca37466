// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/vigil.h"

#include "pipeline/night/disk_space.h"
#include "pipeline/night/live_status.h"
#include "pipeline/night/window.h"
#include "pipeline/stop_request.h"

#include <fmt/format.h>

#include <utility>

namespace depesha {
namespace {

constexpr std::chrono::seconds show_every{2};

/// A page that is begun last must end in time: so many times as long as the slowest so far, and the folder's end.
constexpr double margin_of_pages = 2.0;
constexpr std::chrono::seconds margin{5};

}  // namespace

Vigil::Vigil(const BatchOptions& options, std::filesystem::path output, Log& log, WallClock clock)
    : options_(options), output_(std::move(output)), clock_(std::move(clock)), progress_(log, begun_),
      brake_(options.brake_percent, options.brake_pages)
{
    if (const auto time = parse_clock_time(options.until)) {
        until_ = next_time_of_day(*time, clock_());
    }
}

void Vigil::note(const Beat& beat)
{
    if (const auto* const outlook = std::get_if<Outlook>(&beat)) {
        count(*outlook);
    } else if (std::holds_alternative<PageDelivered>(beat)) {
        ++tally_.done;
        brake_.note(std::nullopt);
    } else if (const auto* const lost = std::get_if<PageLost>(&beat)) {
        ++tally_.failed;
        brake_.note(lost->id);
    } else if (const auto* const remark = std::get_if<Remark>(&beat)) {
        remarks_.push_back(remark->sentence);
    } else if (std::holds_alternative<WorkerBegun>(beat)) {
        before_ = tally_.done + tally_.failed;
        ++children_;
    }
}

/// A later child finds done what an earlier one did; that was counted.
void Vigil::count(const Outlook& outlook)
{
    tally_.expected = before_ + outlook.expected;
    if (children_ == 1) {
        tally_.skipped = outlook.skipped;
        tally_.waiting = outlook.waiting;
    }
}

void Vigil::look(const Watch& watch)
{
    const Clock::time_point now = Clock::now();
    progress_.tell(tally_, now);
    if (now - shown_ >= show_every) {
        shown_ = now;
        const std::chrono::duration<double> elapsed = now - begun_;
        write_live_status(output_ / ".depesha/live.json", live_status(tally_, elapsed.count(), watch.at_work(now)));
    }
}

bool Vigil::should_stop(const Watch& watch)
{
    if (!reason_) {
        if (stop_signal() != 0) {
            reason_ = Reason::Signal;
        } else if (brake_.holds()) {
            reason_ = Reason::Brake;
        } else if (disk_is_low()) {
            reason_ = Reason::Disk;
        } else if (window_closes(watch)) {
            reason_ = Reason::Window;
        }
    }
    return reason_.has_value();
}

bool Vigil::disk_is_low() const
{
    const auto free = free_bytes(output_);
    return free && *free < static_cast<std::uint64_t>(options_.reserve_mb) * 1'000'000;
}

bool Vigil::window_closes(const Watch& watch) const
{
    return until_ && clock_() + margin + margin_of_pages * watch.slowest_page() >= *until_;
}

std::string Vigil::sentence() const
{
    if (!reason_) {
        return {};
    }
    switch (*reason_) {
    case Reason::Signal:
        return "Stopped by a signal; the same command goes on from here.";
    case Reason::Brake:
        return fmt::format("More than {} % of the last {} pages failed: is it the right folder, does the disk of the "
                           "scans answer? Look at `depesha status`; these pages are tried again by the next run.",
                           options_.brake_percent, options_.brake_pages);
    case Reason::Disk:
        return fmt::format(
            "Less than {} MB are free on the disk of the output folder (batch.reserve_mb). Make room and "
            "run again; nothing delivered is lost.",
            options_.reserve_mb);
    case Reason::Window:
        break;
    }
    return fmt::format("It is nearly {}: the window closes. The next run goes on from here.", options_.until);
}

}  // namespace depesha
