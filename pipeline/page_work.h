// SPDX-License-Identifier: Apache-2.0
// All that is done to one page by itself, in one thread.
#pragma once

#include "page/outcome.h"
#include "pipeline/journal.h"
#include "pipeline/memory_budget.h"
#include "pipeline/night/beat.h"
#include "pipeline/night/time_limits.h"
#include "pipeline/output_folder.h"
#include "pipeline/page_task.h"
#include "pipeline/stages.h"

#include <string>
#include <vector>

namespace depesha {

/// A page whose text and PDF lie in the output folder.
struct ReadPage {
    PageId id;
    TelegramPage interpretation;

    /// For the journal; empty for a page that was remembered.
    std::string packed;
    std::vector<OutputNote> outputs;

    /// Figures for the log.
    int lines = 0;
    double confidence = 0.0;
    double skew_degrees = 0.0;

    /// What was odd but not fatal.
    std::vector<std::string> remarks;
};

struct FinishedPage {
    PageTask task;
    Outcome<ReadPage> outcome;
};

/// Safe from any thread.
class PageWork {
public:
    struct Places {
        const Stages& stages;
        Journal& journal;
        const OutputFolder& output;
        MemoryBudget& memory;

        /// Told which page is at which stage.
        const Tell& tell;
        TimeLimits limits;
    };

    explicit PageWork(Places places) : places_(places) {}

    /// Reads the page and writes its text and PDF, or remembers it. Throws only what stops the batch: BatchError and
    /// std::bad_alloc.
    [[nodiscard]] FinishedPage operator()(PageTask task) const;

private:
    [[nodiscard]] Outcome<ReadPage> read(const PageTask& task) const;
    [[nodiscard]] Outcome<ReadPage> remember(const PageTask& task) const;
    [[nodiscard]] std::vector<OutputNote> write(const PageTask& task, const std::string& text,
                                                const std::string& pdf) const;

    Places places_;
};

/// Mean of the lines' confidences, weighted by their length; 0 for a page without text.
[[nodiscard]] double confidence_of(const RecognizedPage& page);

}  // namespace depesha
