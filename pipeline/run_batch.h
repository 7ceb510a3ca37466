// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"
#include "pipeline/log.h"
#include "pipeline/output_folder.h"
#include "pipeline/progress.h"
#include "pipeline/scan_list.h"
#include "pipeline/stages.h"

#include <cstdint>
#include <functional>
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

    bool force = false;
    int jobs = 1;

    /// For decoded pages in flight.
    std::uint64_t memory_bytes = 1'000'000'000;

    /// Asked before each page; once it says true no further page is begun.
    std::function<bool()> stop_requested = [] { return false; };
};

/// Works through the batch; the pages in flight are always finished. What a page throws is its failure. Throws
/// BatchError or std::bad_alloc where the batch cannot go on: the next run does.
Tally run_batch(const Batch& batch);

}  // namespace depesha
