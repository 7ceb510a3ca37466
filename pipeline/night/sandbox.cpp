// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/sandbox.h"

#include "pipeline/night/landlock.h"
#include "pipeline/night/sanitizers.h"
#include "pipeline/night/system_calls.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace depesha {
namespace {

void insist_on_one_thread()
{
    const std::filesystem::directory_iterator threads("/proc/self/task");
    if (std::distance(begin(threads), end(threads)) != 1) {
        throw std::logic_error("The sandbox must be entered before threads are made.");
    }
}

void lower_limit(__rlimit_resource resource, rlim_t most)
{
    rlimit limit = {};
    if (::getrlimit(resource, &limit) == 0) {
        limit.rlim_max = std::min(limit.rlim_max, most);
        limit.rlim_cur = std::min(limit.rlim_cur, limit.rlim_max);
        ::setrlimit(resource, &limit);
    }
}

}  // namespace

std::vector<std::string> enter_sandbox(const SandboxRules& rules)
{
    insist_on_one_thread();
    lower_limit(RLIMIT_CORE, 0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    std::vector<std::string> lacks;
    for (std::string lack : {restrict_files(rules), restrict_system_calls()}) {
        if (!lack.empty()) {
            lacks.push_back(std::move(lack));
        }
    }
    return lacks;
}

void limit_memory(std::uint64_t bytes)
{
    if constexpr (!has_sanitizers) {
        lower_limit(RLIMIT_DATA, bytes);
    }
}

}  // namespace depesha
