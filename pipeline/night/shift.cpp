// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/shift.h"

#include "pipeline/errors.h"
#include "pipeline/journal.h"
#include "pipeline/output_folder.h"
#include "pipeline/run_batch.h"
#include "pipeline/stop_request.h"

#include <new>

namespace depesha {
namespace {

WorkerEnded carry_out(const Batch& batch, const Order& order)
{
    if (order.kind == Order::Kind::Batch) {
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

WorkerEnded work(const Shift& shift, const Order& order, const Tell& tell)
{
    const Options& options = shift.command.options;
    const Tell telling = order.cheaper ? telling_of_cheaper_settings(tell, shift.log) : tell;
    try {
        const Stages stages = order.cheaper ? shift.make(cheaper(options)) : shift.stages;
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
