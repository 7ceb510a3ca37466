// SPDX-License-Identifier: Apache-2.0
#include "pipeline/run_batch.h"

#include "pipeline/batch_plan.h"
#include "pipeline/batch_stop.h"
#include "pipeline/delivery.h"
#include "pipeline/natural_order.h"
#include "pipeline/page_work.h"
#include "pipeline/parallel.h"

#include <oneapi/tbb/parallel_pipeline.h>

#include <utility>

namespace depesha {
namespace {

/// A page that takes long holds back the delivery of those after it; so many times as many as threads may wait.
constexpr std::size_t live_pages_per_job = 4;

BatchPlan plan_of(const Batch& batch, const ScanList& scans)
{
    return BatchPlan({scans, batch.journal, batch.stages.probe,
                      [&output = batch.output](const std::string& name) { return output.has(name); },
                      batch.fingerprint + batch.stages.identity, batch.verdicts, batch.tell, batch.limits});
}

PageWork work_of(const Batch& batch, MemoryBudget& memory)
{
    return PageWork({batch.stages, batch.journal, batch.output, memory, batch.tell, batch.limits});
}

Delivery delivery_of(const Batch& batch)
{
    return Delivery({batch.stages, batch.journal, batch.output, batch.log, batch.tell, batch.verdicts, batch.limits});
}

/// Hands out the tasks until the plan is empty, a stop is requested, or enough pages were begun.
class TaskSource {
public:
    explicit TaskSource(const Batch& batch) : batch_(batch), plan_(plan_of(batch, batch.scans)) {}

    std::optional<PageTask> next()
    {
        if (batch_.stop_requested()) {
            reason_ = WorkerEnded::Reason::Stopped;
            return std::nullopt;
        }
        if (pages_ >= batch_.most_pages) {
            reason_ = WorkerEnded::Reason::Recycled;
            return std::nullopt;
        }
        std::optional<PageTask> task = plan_.next();
        pages_ += task && task->kind == PageTask::Kind::Read ? 1 : 0;
        batch_.tell(Outlook{plan_.pages_expected(), plan_.pages_skipped(), plan_.pages_waiting()});
        return task;
    }

    [[nodiscard]] WorkerEnded::Reason reason() const { return reason_; }

private:
    const Batch& batch_;
    BatchPlan plan_;
    int pages_ = 0;
    WorkerEnded::Reason reason_ = WorkerEnded::Reason::AllDone;
};

/// The folder of one scan, of which nothing but that scan is asked for.
ScanList only_with(const ScanList& scans, const std::string& file)
{
    ScanList list;
    list.roots = scans.roots;
    for (const ScanFolder& folder : scans.folders) {
        if (folder.folder == folder_of(file)) {
            list.folders.push_back(folder);
        }
    }
    for (ScanFolder& folder : list.folders) {
        for (ListedScan& scan : folder.scans) {
            scan.selected = scan.selected && scan.file == file;
        }
    }
    return list;
}

PageTask remembered(const PageId& id, Journal& journal)
{
    PageTask task;
    task.kind = PageTask::Kind::Remember;
    task.id = id;
    task.packed = journal.packed_page(id);
    return task;
}

}  // namespace

WorkerEnded::Reason run_batch(const Batch& batch)
{
    using tbb::filter_mode;
    using tbb::make_filter;

    MemoryBudget memory(batch.memory_bytes);
    TaskSource source(batch);
    const PageWork work = work_of(batch, memory);
    Delivery delivery = delivery_of(batch);

    BatchStop stop;

    const auto take_next = [&](tbb::flow_control& flow) -> PageTask {
        std::optional<PageTask> task;
        stop.guard([&] { task = source.next(); });
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

    with_threads(batch.jobs, [&] {
        tbb::parallel_pipeline(static_cast<std::size_t>(batch.jobs) * live_pages_per_job,
                               make_filter<void, PageTask>(filter_mode::serial_in_order, take_next) &
                                   make_filter<PageTask, FinishedPage>(filter_mode::parallel, work_on) &
                                   make_filter<FinishedPage, void>(filter_mode::serial_in_order, deliver));
    });
    stop.rethrow();
    return source.reason();
}

void read_alone(const Batch& batch, const Work& work)
{
    const ScanList scans = only_with(batch.scans, work.id.file);
    BatchPlan plan = plan_of(batch, scans);
    MemoryBudget memory(batch.memory_bytes);
    const PageWork page_work = work_of(batch, memory);
    Delivery delivery = delivery_of(batch);
    bool was_read = false;
    while (std::optional<PageTask> task = plan.next()) {
        if (task->id.file != work.id.file || task->kind == PageTask::Kind::EndOfFolder) {
            continue;
        }
        if (task->id == work.id && task->kind == PageTask::Kind::Read) {
            task->joins_pdf = false;  // the batch does that
            delivery.take(page_work(*std::move(task)));
            was_read = true;
        } else {
            delivery.note_change(*task);
        }
    }
    if (!was_read && work.kind == Work::Kind::Page) {
        static_cast<void>(page_work(remembered(work.id, batch.journal)));
    }
}

}  // namespace depesha
