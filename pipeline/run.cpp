// SPDX-License-Identifier: Apache-2.0
#include "pipeline/run.h"

#include "pipeline/batch_plan.h"
#include "pipeline/errors.h"
#include "pipeline/folder_lock.h"
#include "pipeline/gone_scans.h"
#include "pipeline/input_root.h"
#include "pipeline/journal.h"
#include "pipeline/night/disk_space.h"
#include "pipeline/night/shift.h"
#include "pipeline/night/supervisor.h"
#include "pipeline/night/vigil.h"
#include "pipeline/output_folder.h"
#include "pipeline/spent_parts.h"
#include "pipeline/stop_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

namespace depesha {
namespace {

namespace fs = std::filesystem;

/// One output folder belongs to one input folder, or the outputs of equally named scans would mix.
void claim_roots(const ScanList& scans, Journal& journal)
{
    for (const InputRoot& root : scans.roots) {
        const auto known = journal.root_of(root.prefix);
        std::error_code error;
        if (known && *known != root.path && fs::exists(*known, error)) {
            throw SetupError(fmt::format("This output folder holds the results of {}; choose another --out for {}.",
                                         known->string(), root.path.string()));
        }
        journal.note_root(root);
    }
}

/// Returns how many files are refused that were asked for.
int note_not_taken(const ScanList& scans, Journal& journal, Log& log)
{
    int count = 0;
    std::size_t left_out = 0;
    for (const ScanFolder& folder : scans.folders) {
        journal.note_not_taken(folder);
        for (const RefusedFile& refused : folder.refused) {
            if (refused.selected) {
                log.warning(fmt::format("{} refused: {}", refused.file, refused.reason));
                ++count;
            }
        }
        left_out += folder.left_out.size();
    }
    if (left_out > 0) {
        log.info(fmt::format("Files that are no scans by their names: {}; `depesha status` lists them.", left_out));
    }
    return count;
}

/// A wrong folder or pattern must not look like work well done.
void tell_if_nothing_to_read(const RunCommand& command, const ScanList& scans, Log& log)
{
    const auto told = [](const ScanFolder& folder) {
        const auto selected = [](const auto& file) { return file.selected; };
        return std::any_of(folder.refused.begin(), folder.refused.end(), selected) ||
               std::any_of(folder.scans.begin(), folder.scans.end(), selected);
    };
    if (std::none_of(scans.folders.begin(), scans.folders.end(), told)) {
        log.warning(command.only.empty() ? "There are no scans in the input; check its name."
                                         : "No scan of the input matches --only; check the pattern.");
    }
}

std::string task_line(const PageTask& task)
{
    if (task.kind == PageTask::Kind::Fail) {
        return fmt::format("{} would fail: {}", to_string(task.id), task.record.reason);
    }
    return fmt::format("{} would be read{}", to_string(task.id), task.was_read ? " anew" : "");
}

std::string waiting_text(int waiting)
{
    return waiting == 0 ? std::string() : fmt::format(", {} failed before and wait for `depesha retry`", waiting);
}

void tell_forecast(std::uint64_t bytes, const BatchOptions& options, const fs::path& out, Log& log)
{
    const auto free = free_bytes(out);
    const std::uint64_t reserve = static_cast<std::uint64_t>(options.reserve_mb) * 1'000'000;
    if (free && bytes + reserve > *free) {
        log.warning(
            fmt::format("The results will take about {}, but {} are free on the disk of the output folder and {} "
                        "are kept in reserve: the run will stop before its end. Make room.",
                        size_text(bytes), size_text(*free), size_text(reserve)));
    }
}

ExitCode dry_run(const RunCommand& command, const Stages& stages, const ScanList& scans, Log& log)
{
    const fs::path file = command.out / ".depesha" / "journal.db";
    Journal journal = fs::exists(file) ? Journal::for_reading(file) : Journal(":memory:");
    const Verdicts none;
    const Tell nobody = [](const Beat&) {};
    BatchPlan plan(
        {scans, journal, stages.probe,
         [&](const std::string& name) { return command.redo != Redo::All && fs::is_regular_file(command.out / name); },
         fingerprint(command.options) + stages.identity, none, nobody, command.options.batch.limits});
    int count = 0;
    while (const auto task = plan.next()) {
        if (task->kind == PageTask::Kind::Read || task->kind == PageTask::Kind::Fail) {
            log.info(task_line(*task));
            ++count;
        }
    }
    log.info(fmt::format("Pages: {} to be done, {} done before{}; nothing was written.", count, plan.pages_skipped(),
                         waiting_text(plan.pages_waiting())));
    return ExitCode::AllDone;
}

std::vector<std::string> selected_files(const ScanList& scans)
{
    std::vector<std::string> files;
    for (const ScanFolder& folder : scans.folders) {
        for (const ListedScan& scan : folder.scans) {
            if (scan.selected) {
                files.push_back(scan.file);
            }
        }
    }
    return files;
}

/// Brings the journal to where the scans are now. Returns how many files are refused.
int begin(const RunCommand& command, const ScanList& scans, const OutputFolder& output, Log& log)
{
    Journal journal(output.own_folder() / "journal.db");
    claim_roots(scans, journal);
    forget_gone_scans(scans, journal, output);
    const int refused = note_not_taken(scans, journal, log);
    if (command.redo == Redo::All) {
        journal.note_files_redone(selected_files(scans));
    } else if (command.redo == Redo::Failed) {
        log.info(fmt::format("Pages to be retried: {}.", journal.note_to_be_retried(selected_files(scans))));
    }
    tell_forecast(forecast_bytes(scans, journal), command.options.batch, output.root(), log);
    return refused;
}

void end(const Vigil& vigil, const OutputFolder& output)
{
    Journal journal(output.own_folder() / "journal.db");
    if (vigil.reason() == Vigil::Reason::Brake) {
        journal.note_machine_trouble(vigil.brake().failed());
    }
    remove_spent_parts(journal, output);
    output.remove(".depesha/live.json");
}

ExitCode exit_code(const Vigil& vigil, int refused)
{
    if (vigil.reason() == Vigil::Reason::Signal) {
        return stop_signal() == SIGINT ? ExitCode::Interrupted : ExitCode::Terminated;
    }
    const Tally& tally = vigil.tally();
    return tally.failed + tally.waiting + refused > 0 ? ExitCode::SomePagesFailed : ExitCode::AllDone;
}

void tell_end(const Tally& tally, int refused, const fs::path& out, Log& log)
{
    const int failed = tally.failed + refused;
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
    const ScanList scans = list_scans(command.inputs, command.only);
    tell_if_nothing_to_read(command, scans, log);
    const Stages stages = make(command.options);
    if (command.dry_run) {
        return dry_run(command, stages, scans, log);
    }
    const OutputFolder output(command.out);
    const FolderLock lock(output.own_folder() / "lock");
    const int refused = begin(command, scans, output, log);
    heed_stop_signals();
    Vigil vigil(command.options.batch, output.root(), log);
    const Shift shift{command, make, stages, scans, output, log};
    Supervisor supervisor({.work = [&](const Order& order, const Tell& tell) { return work(shift, order, tell); },
                           .note = [&](const Beat& beat) { vigil.note(beat); },
                           .look = [&](const Watch& watch) { vigil.look(watch); },
                           .should_stop = [&](const Watch& watch) { return vigil.should_stop(watch); },
                           .warn = [&](const std::string& sentence) { log.warning(sentence); }});
    const WorkerEnded ended = supervisor.run();
    end(vigil, output);
    if (command.tells_idle || vigil.tally().done + vigil.tally().failed > 0) {
        tell_end(vigil.tally(), refused, command.out, log);
    }
    throw_trouble(ended, vigil);
    if (vigil.reason()) {
        log.warning(vigil.sentence());
    }
    return exit_code(vigil, refused);
}

}  // namespace depesha
