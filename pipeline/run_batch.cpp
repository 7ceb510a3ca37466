// SPDX-License-Identifier: Apache-2.0
#include "pipeline/run_batch.h"

#include "pipeline/batch_plan.h"
#include "pipeline/batch_stop.h"
#include "pipeline/delivery.h"
#include "pipeline/page_work.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <utility>

namespace depesha {
namespace {

/// A page that takes long holds back the delivery of those after it; so many times as many as threads may wait.
constexpr std::size_t live_pages_per_job = 4;

BatchPlan plan_of(const Batch& batch)
{
    return BatchPlan({batch.scans, batch.journal, batch.stages.probe,
                      [&output = batch.output](const std::string& name) { return output.has(name); },
                      batch.fingerprint + batch.stages.identity, batch.force});
}

}  // namespace

Tally run_batch(const Batch& batch)
{
    using tbb::filter_mode;
    using tbb::make_filter;

    Progress progress(batch.log);
    MemoryBudget memory(batch.memory_bytes);
    BatchPlan plan = plan_of(batch);
    const PageWork work(batch.stages, batch.journal, batch.output, memory);
    Delivery delivery({batch.stages, batch.journal, batch.output, batch.log, progress});

    BatchStop stop;

    const auto take_next = [&](tbb::flow_control& flow) -> PageTask {
        std::optional<PageTask> task;
        stop.guard([&] { task = batch.stop_requested() ? std::nullopt : plan.next(); });
        progress.expect(plan.pages_expected(), plan.pages_skipped());
        if (!task) {
            flow.stop();
            return {};
        }
        return *std::move(task);
    };
    const auto work_on = [&](PageTask task) {
        FinishedPage page;
        stop.guard([&] { page = work(std::move(task)); });
        return page;
    };
    const auto deliver = [&](FinishedPage page) { stop.guard([&] { delivery.take(std::move(page)); }); };

    const tbb::global_control threads(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(batch.jobs));
    tbb::task_arena arena(batch.jobs);
    arena.execute([&] {
        tbb::parallel_pipeline(static_cast<std::size_t>(batch.jobs) * live_pages_per_job,
                               make_filter<void, PageTask>(filter_mode::serial_in_order, take_next) &
                                   make_filter<PageTask, FinishedPage>(filter_mode::parallel, work_on) &
                                   make_filter<FinishedPage, void>(filter_mode::serial_in_order, deliver));
    });
    stop.rethrow();
    return progress.tally();
}

}  // namespace depesha
