// SPDX-License-Identifier: Apache-2.0
// Any bytes as a manifest: refused with a sentence, or lists of outputs that make the same lines again.
#include "pipeline/night/manifest.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace depesha;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        const std::vector<OutputNote> outputs = parse_manifest(bytes);
        const std::string text = manifest_text(outputs);
        if (text.size() != bytes.size() || manifest_text(parse_manifest(text)) != text) {
            std::abort();
        }
    } catch (const std::runtime_error&) {
        return 0;
    }
    return 0;
}
