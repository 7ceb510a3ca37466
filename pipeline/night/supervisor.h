// SPDX-License-Identifier: Apache-2.0
// Has the work done by child processes, and stops from outside what hangs or breaks them.
#pragma once

#include "pipeline/night/beat.h"
#include "pipeline/night/verdicts.h"
#include "pipeline/night/watch.h"
#include "pipeline/night/worker.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace depesha {

/// What a child is to do.
struct Order {
    enum class Kind {
        /// The whole batch, but for what the verdicts rule out.
        Batch,
        /// One work that is under suspicion, by itself.
        Alone
    };

    Kind kind = Kind::Batch;
    Work alone;

    /// With settings that take less time and memory.
    bool cheaper = false;

    Verdicts verdicts;

    /// True for the first child of a run: what it finds out of the machine need not be told again.
    bool first = false;
};

/// Runs children until the batch is done. A work that is over its limit, and all works that were begun when a child
/// broke down, are suspects; a page under suspicion is done alone, then alone with cheaper settings, then given up. A
/// file or folder that breaks two children is given up. Given up means: a verdict, which the next child carries out.
class Supervisor {
public:
    struct Duties {
        /// What a child does; runs in the child.
        std::function<WorkerEnded(const Order&, const Tell&)> work;

        /// Told every beat, and called several times a second: draws, counts, writes.
        std::function<void(const Beat&)> note;
        std::function<void(const Watch&)> look;

        /// Asked several times a second; once true, the child is asked to end cleanly and no further one is started.
        std::function<bool(const Watch&)> should_stop;

        /// Sentences for the log.
        std::function<void(const std::string&)> warn;
    };

    explicit Supervisor(Duties duties) : duties_(std::move(duties)) {}

    /// Returns how the last child ended: AllDone, Stopped or BatchStopped.
    [[nodiscard]] WorkerEnded run();

private:
    struct Suspect {
        AtWork at;
        std::string reason;
        Cause cause = Cause::Page;
    };

    struct Round {
        /// Empty if the child broke down or was stopped from outside.
        std::optional<WorkerEnded> ended;
        std::vector<Suspect> suspects;
    };

    [[nodiscard]] Round watch_over(const Order& order);
    void take(const Beat& beat, Watch& watch, Round& round);
    [[nodiscard]] static bool has_overdue(const std::vector<AtWork>& works);
    [[nodiscard]] Round broken(Worker& worker, const Watch& watch, Round round) const;
    [[nodiscard]] std::optional<WorkerEnded> judge(const Suspect& suspect);
    [[nodiscard]] std::optional<WorkerEnded> judge_page(Suspect suspect);
    void give_up(const Suspect& suspect, int tries);
    [[nodiscard]] WorkerEnded helpless();

    Duties duties_;
    Verdicts verdicts_;
    std::map<Work, int> breakdowns_;
    int unexplained_ = 0;
    bool stopping_ = false;
    bool first_ = true;
};

}  // namespace depesha
