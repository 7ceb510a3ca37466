// SPDX-License-Identifier: Apache-2.0
#include "pipeline/run.h"

#include "pipeline/begin_run.h"
#include "pipeline/dry_run.h"
#include "pipeline/errors.h"
#include "pipeline/folder_lock.h"
#include "pipeline/input_root.h"
#include "pipeline/journal.h"
#include "pipeline/night/morning.h"
#include "pipeline/night/night_run.h"
#include "pipeline/night/seal.h"
#include "pipeline/output_folder.h"
#include "pipeline/spent_parts.h"
#include "pipeline/stop_request.h"

#include <fmt/format.h>

#include <csignal>
#include <filesystem>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;

void end(const Vigil& vigil, const OutputFolder& output)
{
    Journal journal(output.own_folder() / "journal.db");
    if (vigil.reason() == Vigil::Reason::Brake) {
        journal.note_machine_trouble(vigil.brake().failed());
    }
    remove_spent_parts(journal, output);
    seal(journal, output);
    output.remove(".depesha/live.json");
}

ExitCode exit_code(const NightRun& night, const WorkerEnded& ended)
{
    const Vigil& vigil = night.vigil();
    if (ended.reason == WorkerEnded::Reason::BatchStopped || vigil.reason() == Vigil::Reason::Brake ||
        vigil.reason() == Vigil::Reason::Disk) {
        return ExitCode::BatchStopped;
    }
    if (vigil.reason() == Vigil::Reason::Signal) {
        return stop_signal() == SIGINT ? ExitCode::Interrupted : ExitCode::Terminated;
    }
    const Tally& tally = vigil.tally();
    return tally.failed + tally.waiting + night.refused() > 0 ? ExitCode::SomePagesFailed : ExitCode::AllDone;
}

void tell_end(const NightRun& night, const fs::path& out, Log& log)
{
    for (const UnsettledScan& scan : night.unsettled()) {
        log.info(fmt::format("{}: {}.", scan.file, unsettled_reason(scan.state)));
    }
    const Tally& tally = night.vigil().tally();
    const int failed = tally.failed + night.refused();
    const bool look = failed + tally.waiting > 0;
    log.info(fmt::format("Pages: {} read, {} done before, {} failed{}{}", tally.done, tally.skipped, failed,
                         waiting_text(tally.waiting),
                         look ? fmt::format("; see `depesha status {}`", out.string()) : "."));
}

/// What stops a run but for a signal or the end of the window is the batch's trouble.
void throw_trouble(const WorkerEnded& ended, const Vigil& vigil)
{
    if (ended.reason == WorkerEnded::Reason::BatchStopped) {
        throw BatchError(ended.sentence);
    }
    if (vigil.reason() == Vigil::Reason::Brake || vigil.reason() == Vigil::Reason::Disk) {
        throw BatchError(vigil.sentence());
    }
}

}  // namespace

ExitCode run(const RunCommand& command, const StagesMaker& make, Log& log)
{
    keep_apart(command.inputs, command.out);
    ScanList scans = list_scans(command.inputs, command.only);
    if (command.tells_idle) {
        tell_if_nothing_to_read(command, scans, log);
    }
    const Stages stages = make(command.options);
    if (command.dry_run) {
        dry_run(command, stages, scans, log);
        return ExitCode::AllDone;
    }
    const OutputFolder output(command.out);
    const FolderLock lock(output.own_folder() / "lock");
    heed_stop_signals();
    NightRun night{command, make, stages, output, log};
    const WorkerEnded ended = night.run(std::move(scans));
    end(night.vigil(), output);
    if (command.tells_idle || !night.was_idle()) {
        tell_end(night, command.out, log);
        write_morning_report(night.shift(), night_of(night, ended, exit_code(night, ended)));
    }
    std::error_code error;
    fs::remove_all(output.own_folder() / "tmp", error);
    throw_trouble(ended, night.vigil());
    if (night.vigil().reason()) {
        log.warning(night.vigil().sentence());
    }
    return exit_code(night, ended);
}

}  // namespace depesha
