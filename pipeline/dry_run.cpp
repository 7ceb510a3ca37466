// SPDX-License-Identifier: Apache-2.0
#include "pipeline/dry_run.h"

#include "pipeline/batch_plan.h"
#include "pipeline/journal.h"
#include "pipeline/progress.h"

#include <fmt/format.h>

#include <filesystem>
#include <string>

namespace depesha {
namespace {

namespace fs = std::filesystem;

std::string task_line(const PageTask& task)
{
    if (task.kind == PageTask::Kind::Fail) {
        return fmt::format("{} would fail: {}", to_string(task.id), task.record.reason);
    }
    return fmt::format("{} would be read{}", to_string(task.id), task.was_read ? " anew" : "");
}

}  // namespace

void dry_run(const RunCommand& command, const Stages& stages, const ScanList& scans, Log& log)
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
}

}  // namespace depesha
