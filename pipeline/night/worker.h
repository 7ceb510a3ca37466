// SPDX-License-Identifier: Apache-2.0
// The child process that does the work, as its supervisor holds it.
#pragma once

#include "pipeline/file_handle.h"
#include "pipeline/night/beat.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace depesha {

/// What a child does; what it returns is its last beat. What it throws ends it without one.
using WorkerMain = std::function<WorkerEnded(const Tell&)>;

/// A child of this process. It ends with it, however that ends. The process must have one thread only when it starts
/// one: what the other threads held would stay held in the child.
class Worker {
public:
    /// Throws BatchError if no process can be had.
    explicit Worker(const WorkerMain& main);
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    Worker(Worker&&) = delete;
    Worker& operator=(Worker&&) = delete;

    /// Kills the child if it is still there.
    ~Worker();

    /// The beats that have come; waits so long for the first. Never waits once `has_ended`.
    [[nodiscard]] std::vector<Beat> beats(std::chrono::milliseconds patience);

    /// True once the child has told its last: nothing more will come.
    [[nodiscard]] bool has_ended() const { return ended_; }

    /// Asks the child to finish what it is at and to end.
    void ask_to_stop() const;

    /// Ends the child at once.
    void kill() const;

    struct End {
        /// Of the signal that ended it; 0 if none did.
        int signal = 0;
        int exit_code = 0;
    };

    /// Waits for its end.
    [[nodiscard]] End wait();

private:
    FileHandle channel_;
    pid_t process_;
    bool ended_ = false;
    std::optional<End> end_;
};

/// Has the work done by a child of its own. False if it breaks down, or takes longer.
[[nodiscard]] bool ends_well(const WorkerMain& main, std::chrono::steady_clock::duration limit);

}  // namespace depesha
