// SPDX-License-Identifier: Apache-2.0
#include "pipeline/run.h"

#include "pipeline/batch_plan.h"
#include "pipeline/errors.h"
#include "pipeline/folder_lock.h"
#include "pipeline/gone_scans.h"
#include "pipeline/input_root.h"
#include "pipeline/journal.h"
#include "pipeline/output_folder.h"
#include "pipeline/run_batch.h"
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

ExitCode dry_run(const RunCommand& command, const Stages& stages, const ScanList& scans, Log& log)
{
    const fs::path file = command.out / ".depesha" / "journal.db";
    Journal journal = fs::exists(file) ? Journal::for_reading(file) : Journal(":memory:");
    BatchPlan plan({scans, journal, stages.probe,
                    [&](const std::string& name) { return fs::is_regular_file(command.out / name); },
                    fingerprint(command.options) + stages.identity, command.force});
    int count = 0;
    while (const auto task = plan.next()) {
        if (task->kind == PageTask::Kind::Read || task->kind == PageTask::Kind::Fail) {
            log.info(task_line(*task));
            ++count;
        }
    }
    log.info(fmt::format("Pages: {} to be done, {} done before; nothing was written.", count, plan.pages_skipped()));
    return ExitCode::AllDone;
}

ExitCode exit_code(const Tally& tally, int refused)
{
    if (const int signal = stop_signal(); signal != 0) {
        return signal == SIGINT ? ExitCode::Interrupted : ExitCode::Terminated;
    }
    return tally.failed + refused > 0 ? ExitCode::SomePagesFailed : ExitCode::AllDone;
}

void tell_end(const Tally& tally, int refused, const fs::path& out, Log& log)
{
    log.info(fmt::format("Pages: {} read, {} done before, {} failed{}", tally.done, tally.skipped,
                         tally.failed + refused,
                         tally.failed + refused > 0 ? fmt::format("; see `depesha status {}`", out.string()) : "."));
    if (stop_signal() != 0) {
        log.warning("Stopped by a signal; the same command goes on from here.");
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
    Journal journal(output.own_folder() / "journal.db");
    claim_roots(scans, journal);
    forget_gone_scans(scans, journal, output);
    const int refused = note_not_taken(scans, journal, log);
    heed_stop_signals();
    const Tally tally = run_batch({.scans = scans,
                                   .stages = stages,
                                   .journal = journal,
                                   .output = output,
                                   .log = log,
                                   .fingerprint = fingerprint(command.options),
                                   .force = command.force,
                                   .jobs = jobs_of(command.options.batch),
                                   .memory_bytes = memory_bytes_of(command.options.batch),
                                   .stop_requested = [] { return stop_signal() != 0; }});
    remove_spent_parts(journal, output);
    tell_end(tally, refused, command.out, log);
    return exit_code(tally, refused);
}

}  // namespace depesha
