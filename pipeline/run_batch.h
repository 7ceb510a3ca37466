// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"
#include "pipeline/log.h"
#include "pipeline/night/beat.h"
#include "pipeline/night/time_limits.h"
#include "pipeline/night/verdicts.h"
#include "pipeline/output_folder.h"
#include "pipeline/scan_list.h"
#include "pipeline/stages.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <string>

namespace depesha {

struct Batch {
    const ScanList& scans;
    const Stages& stages;
    Journal& journal;
    const OutputFolder& output;
    Log& log;

    /// Options that shape the outputs, as text.
    std::string fingerprint;

    const Verdicts& verdicts;

    /// Told what is begun, at which stage it is, and what became of every page.
    const Tell& tell;
    TimeLimits limits;

    int jobs = 1;

    /// So many pages are read at most; those at work when the last is begun are finished.
    int most_pages = std::numeric_limits<int>::max();

    /// For decoded pages in flight.
    std::uint64_t memory_bytes = 1'000'000'000;

    /// Asked before each page; once it says true no further page is begun.
    std::function<bool()> stop_requested = [] { return false; };
};

/// Works through the batch; the pages in flight are always finished. What a page throws is its failure. Returns
/// AllDone, Stopped or Recycled. Throws BatchError or std::bad_alloc where the batch cannot go on: the next run does.
WorkerEnded::Reason run_batch(const Batch& batch);

/// Reads (or remembers) one page of the batch, or only opens a scan file, by itself and in this thread; the telegrams
/// of its folder are not put together. Throws as `run_batch` does.
void read_alone(const Batch& batch, const Work& work);

}  // namespace depesha
