// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/night_run.h"

#include "pipeline/stop_request.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace depesha {

NightRun::NightRun(const RunCommand& command, const StagesMaker& make, const Stages& stages, const OutputFolder& output,
                   Log& log)
    : command_(command), output_(output), log_(log),
      settling_(std::chrono::seconds(command.options.batch.settle_seconds), stages.ends_whole),
      vigil_(command.options.batch, output.root(), log), shift_{command, make, stages, beginning_.scans, output, log},
      supervisor_({.work = [this](const Order& order, const Tell& tell) { return work(shift_, order, tell); },
                   .note = [this](const Beat& beat) { vigil_.note(beat); },
                   .look = [this](const Watch& watch) { vigil_.look(watch); },
                   .should_stop = [this](const Watch& watch) { return vigil_.should_stop(watch); },
                   .warn = [this](const std::string& sentence) { log_.warning(sentence); }})
{
}

WorkerEnded NightRun::run(ScanList scans)
{
    WorkerEnded ended = round(std::move(scans), command_.redo);
    if (may_wait_for_copies(ended)) {
        wait_for_copies();
        ended = round(list_scans(command_.inputs, command_.only), Redo::Nothing);
    }
    return ended;
}

WorkerEnded NightRun::round(ScanList scans, Redo redo)
{
    beginning_ = begin_run(std::move(scans), command_.options.batch, redo, output_, settling_, log_);
    return supervisor_.run();
}

bool NightRun::may_wait_for_copies(const WorkerEnded& ended) const
{
    const auto moves = [](const UnsettledScan& scan) { return scan.state == Settling::State::Moving; };
    return ended.reason == WorkerEnded::Reason::AllDone &&
           std::any_of(beginning_.unsettled.begin(), beginning_.unsettled.end(), moves);
}

void NightRun::wait_for_copies() const
{
    constexpr std::chrono::milliseconds step{100};
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(command_.options.batch.settle_seconds);
    while (stop_signal() == 0 && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(step);
    }
}

}  // namespace depesha
