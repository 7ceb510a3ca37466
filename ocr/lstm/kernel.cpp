// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/kernel.h"

#include <vector>

namespace depesha {
namespace {

std::vector<const Kernel*> usable_kernels()
{
    std::vector<const Kernel*> usable;
#ifdef DEPESHA_X86_KERNELS
    if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
        __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vnni") != 0) {
        usable.push_back(&avx512_vnni_kernel());
    }
    if (__builtin_cpu_supports("avx2") != 0) {
        usable.push_back(&avx2_kernel());
    }
    if (__builtin_cpu_supports("sse4.1") != 0) {
        usable.push_back(&sse41_kernel());
    }
#endif
    usable.push_back(&portable_kernel());
    return usable;
}

}  // namespace

std::span<const Kernel* const> kernels()
{
    static const std::vector<const Kernel*> usable = usable_kernels();
    return usable;
}

}  // namespace depesha
