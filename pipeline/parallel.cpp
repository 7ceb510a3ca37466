// SPDX-License-Identifier: Apache-2.0
#include "pipeline/parallel.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

namespace depesha {

void with_threads(int threads, const std::function<void()>& work)
{
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    arena.execute(work);
}

void for_each_at_once(std::size_t count, const std::function<void(std::size_t)>& work)
{
    tbb::parallel_for(std::size_t{0}, count, work);
}

}  // namespace depesha
