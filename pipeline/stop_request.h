// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>

namespace depesha {

/// From now on SIGINT and SIGTERM ask the batch to end cleanly; a second one of the same kind ends it at once.
void heed_stop_signals();

/// The same for a process that is ended from outside: every further one asks again.
void heed_stop_signals_always();

/// The number of the signal that asked to stop; 0 if none did.
[[nodiscard]] int stop_signal();

/// As long as it lives, SIGINT and SIGTERM wait; in this thread.
class StopSignalsHeldBack {
public:
    StopSignalsHeldBack();
    StopSignalsHeldBack(const StopSignalsHeldBack&) = delete;
    StopSignalsHeldBack& operator=(const StopSignalsHeldBack&) = delete;
    StopSignalsHeldBack(StopSignalsHeldBack&&) = delete;
    StopSignalsHeldBack& operator=(StopSignalsHeldBack&&) = delete;
    ~StopSignalsHeldBack();

private:
    sigset_t before_{};
};

/// Ends what StopSignalsHeldBack began, in a process that was born while it lived.
void let_stop_signals_through();

}  // namespace depesha
