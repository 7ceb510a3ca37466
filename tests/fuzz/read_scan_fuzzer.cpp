// SPDX-License-Identifier: Apache-2.0
// libFuzzer's way in.
#include "tests/fuzz/read_any_scan.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    depesha::fuzz::read_any_scan({reinterpret_cast<const char*>(data), size});
    return 0;
}
