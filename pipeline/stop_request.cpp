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

}  // namespace

void heed_stop_signals()
{
    struct sigaction action = {};
    action.sa_handler = note_signal;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

int stop_signal()
{
    return received;
}

}  // namespace depesha
