// SPDX-License-Identifier: Apache-2.0
// Any text as configuration file: read, or refused with a sentence.
#include "pipeline/config_file.h"

#include "pipeline/errors.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    depesha::Options options;
    try {
        depesha::read_config({reinterpret_cast<const char*>(data), size}, "fuzz.toml", options);
        depesha::check(options);
    } catch (const depesha::SetupError&) {
        return 0;
    }
    return 0;
}
