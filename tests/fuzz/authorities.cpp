// SPDX-License-Identifier: Apache-2.0
// Any text as authorities: read, or refused with a sentence.
#include "pipeline/authorities_file.h"
#include "pipeline/errors.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        const depesha::Authorities authorities =
            depesha::read_authorities({reinterpret_cast<const char*>(data), size}, "fuzz.toml");
        std::vector<depesha::Telegram> telegrams(1);
        telegrams.front().message.signature.emplace_back().name = "ФИЛИППОВ";
        depesha::resolve_names(telegrams, authorities);
    } catch (const depesha::SetupError&) {
        return 0;
    }
    return 0;
}
