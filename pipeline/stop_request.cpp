// SPDX-License-Identifier: Apache-2.0
#include "pipeline/stop_request.h"

#include <atomic>
#include <csignal>

namespace depesha {
namespace {

// A signal handler can reach nothing but a global.
std::atomic<int> received = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int number)
{
    received = number;
}

void heed(int flags)
{
    struct sigaction action = {};
    action.sa_handler = note_signal;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

sigset_t stop_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

}  // namespace

void heed_stop_signals()
{
    heed(static_cast<int>(SA_RESTART | SA_RESETHAND));
}

void heed_stop_signals_always()
{
    heed(SA_RESTART);
}

int stop_signal()
{
    return received;
}

StopSignalsHeldBack::StopSignalsHeldBack()
{
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, &before_);
}

StopSignalsHeldBack::~StopSignalsHeldBack()
{
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void let_stop_signals_through()
{
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace depesha
