// SPDX-License-Identifier: Apache-2.0
#include "pipeline/heap.h"

#include <algorithm>
#include <cstdlib>  // says which C library it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace depesha {

void keep_freed_memory([[maybe_unused]] int threads)
{
#ifdef __GLIBC__
    constexpr int megabyte = 1024 * 1024;
    constexpr int threads_per_heap = 4;
    mallopt(M_MMAP_THRESHOLD, 32 * megabyte);  // the most there may be; a page in colour is as large
    mallopt(M_TRIM_THRESHOLD, 512 * megabyte);
    mallopt(M_ARENA_MAX, std::max(1, threads / threads_per_heap));
#endif
}

}  // namespace depesha
