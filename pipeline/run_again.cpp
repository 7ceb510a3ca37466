// SPDX-License-Identifier: Apache-2.0
#include "pipeline/run_again.h"

#include "pipeline/errors.h"
#include "pipeline/input_root.h"
#include "pipeline/journal.h"
#include "pipeline/run.h"
#include "pipeline/status.h"
#include "pipeline/stop_request.h"

#include <chrono>
#include <thread>

namespace depesha {
namespace {

std::vector<std::filesystem::path> input_folders(Journal& journal)
{
    std::vector<std::filesystem::path> folders;
    for (InputRoot& root : journal.roots()) {
        folders.push_back(std::move(root.path));
    }
    return folders;
}

void run_once(const WatchCommand& command, const StagesMaker& make, Log& log)
{
    try {
        static_cast<void>(run(command.run, make, log));
    } catch (const BatchError& error) {
        log.error(error.what());
    }
}

void wait_for_the_next(std::chrono::seconds interval)
{
    constexpr std::chrono::milliseconds step{200};
    const auto end = std::chrono::steady_clock::now() + interval;
    while (stop_signal() == 0 && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(step);
    }
}

}  // namespace

ExitCode retry(const RetryCommand& command, const StagesMaker& make, Log& log)
{
    RunCommand again;
    {
        Journal journal = journal_of(command.folder);
        if (journal.summary().failed.empty()) {
            log.info("No page of these results waits to be read again.");
            return ExitCode::AllDone;
        }
        again.inputs = input_folders(journal);
    }
    again.out = command.folder;
    again.only = command.only;
    again.redo = Redo::Failed;
    again.options = command.options;
    return run(again, make, log);
}

ExitCode watch(const WatchCommand& command, const StagesMaker& make, Log& log)
{
    heed_stop_signals();
    while (stop_signal() == 0) {
        run_once(command, make, log);
        wait_for_the_next(std::chrono::seconds(command.interval_seconds));
    }
    return stop_signal() == SIGINT ? ExitCode::Interrupted : ExitCode::Terminated;
}

}  // namespace depesha
