// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/shift.h"

#include "pipeline/errors.h"
#include "pipeline/heap.h"
#include "pipeline/journal.h"
#include "pipeline/night/sandbox.h"
#include "pipeline/output_folder.h"
#include "pipeline/run_batch.h"
#include "pipeline/stop_request.h"

#include <cstdlib>
#include <filesystem>
#include <new>
#include <system_error>

namespace depesha {
namespace {

namespace fs = std::filesystem;

WorkerEnded carry_out(const Batch& batch, const Order& order)
{
    if (order.kind == Order::Kind::Batch) {
        keep_freed_memory(batch.jobs);
        return {run_batch(batch), {}};
    }
    read_alone(batch, order.alone);
    return {WorkerEnded::Reason::AllDone, {}};
}

/// Whoever looks at the results must know which were got with less.
Tell telling_of_cheaper_settings(const Tell& tell, Log& log)
{
    return [&tell, &log](const Beat& beat) {
        tell(beat);
        if (const auto* const delivered = std::get_if<PageDelivered>(&beat)) {
            const std::string sentence =
                "read with cheaper settings, for with its own it broke the program or took too "
                "long; check it against the scan";
            log.warning({delivered->id, Stage::Deliver}, "remark: " + sentence);
            tell(Remark{to_string(delivered->id) + ": " + sentence + '.'});
        }
    };
}

}  // namespace

std::vector<std::string> shut_in(const Shift& shift, const fs::path& also)
{
    const fs::path temporary = shift.output.own_folder() / "tmp";
    std::error_code error;
    fs::create_directories(temporary, error);
    ::setenv("TMPDIR", temporary.c_str(), 1);
    limit_memory(max_memory_bytes_of(shift.command.options.batch));
    if (!shift.command.options.batch.sandbox) {
        return {};
    }
    SandboxRules rules{shift.stages.reads, {shift.output.root()}};
    for (const InputRoot& root : shift.scans.roots) {
        rules.readable.push_back(root.path);
    }
    if (!also.empty()) {
        rules.writable.push_back(also);
    }
    return enter_sandbox(rules);
}

WorkerEnded work(const Shift& shift, const Order& order, const Tell& tell)
{
    const Options& options = shift.command.options;
    const Tell telling = order.cheaper ? telling_of_cheaper_settings(tell, shift.log) : tell;
    try {
        const Stages stages = order.cheaper ? shift.make(cheaper(options)) : shift.stages;
        for (const std::string& lacking : shut_in(shift, {})) {
            if (order.first) {
                shift.log.warning(lacking);
                telling(Remark{lacking});
            }
        }
        Journal journal(shift.output.own_folder() / "journal.db");
        return carry_out({.scans = shift.scans,
                          .stages = stages,
                          .journal = journal,
                          .output = shift.output,
                          .log = shift.log,
                          .fingerprint = fingerprint(options),
                          .verdicts = order.verdicts,
                          .tell = telling,
                          .limits = options.batch.limits,
                          .jobs = jobs_of(options.batch),
                          .most_pages = options.batch.recycle_pages,
                          .memory_bytes = memory_bytes_of(options.batch),
                          .stop_requested = [] { return stop_signal() != 0; }},
                         order);
    } catch (const std::bad_alloc&) {
        return {WorkerEnded::Reason::OutOfMemory, {}};
    } catch (const BatchError& error) {
        return {WorkerEnded::Reason::BatchStopped, error.what()};
    } catch (const SetupError& error) {
        return {WorkerEnded::Reason::BatchStopped, error.what()};
    }
}

}  // namespace depesha
