// SPDX-License-Identifier: Apache-2.0
// The end of the line: journal, log, and the telegrams of a folder once its last page has come.
#pragma once

#include "pipeline/journal.h"
#include "pipeline/log.h"
#include "pipeline/night/beat.h"
#include "pipeline/night/time_limits.h"
#include "pipeline/night/verdicts.h"
#include "pipeline/output_folder.h"
#include "pipeline/page_work.h"
#include "pipeline/stages.h"

#include <set>
#include <string>
#include <vector>

namespace depesha {

/// Takes the pages of a batch in their order, one at a time.
class Delivery {
public:
    struct Places {
        const Stages& stages;
        Journal& journal;
        const OutputFolder& output;
        Log& log;
        const Tell& tell;
        const Verdicts& verdicts;
        TimeLimits limits;
    };

    explicit Delivery(Places places) : places_(places) {}

    /// Throws BatchError if the batch cannot go on.
    void take(FinishedPage page);

    /// Only what the task says of its file; `take` does it too.
    void note_change(const PageTask& task);

private:
    void remove(const std::string& name);
    void take_read(PageTask& task, ReadPage page);
    void take_failed(PageTask& task, const PageFailure& failure);
    void join_pdf(const PageTask& task);
    void end_folder(const PageTask& task);
    void deliver_telegrams(const std::string& folder);
    void put_together(const std::string& folder);
    void remove_parts();

    Places places_;

    /// Of the folder at hand.
    std::vector<TelegramPage> pages_;
    std::set<std::string> joined_;
    std::set<std::string> incomplete_;
};

}  // namespace depesha
