// SPDX-License-Identifier: Apache-2.0
#include "pipeline/one_thread.h"

#include <opencv2/core/utility.hpp>

#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace depesha {

void allow_one_thread_per_page(char** argv)
{
    const char* const limit = std::getenv("OMP_THREAD_LIMIT");
    if (limit == nullptr || std::string_view(limit) != "1") {
        ::setenv("OMP_THREAD_LIMIT", "1", 1);
        ::execv("/proc/self/exe", argv);  // returns only where /proc is missing: then OpenMP keeps its own mind
    }
    cv::setNumThreads(1);
}

}  // namespace depesha
