// SPDX-License-Identifier: Apache-2.0
// Any bytes as a page of the journal: as they are, and packed; a page that was read comes back the same.
#include "pipeline/journal_page.h"

#include "pipeline/deflate.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

void read(std::string_view packed)
{
    try {
        const std::string again = depesha::pack_page(depesha::unpack_page(packed));
        if (depesha::pack_page(depesha::unpack_page(again)) != again) {
            std::abort();
        }
    } catch (const std::runtime_error&) {
        return;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read(bytes);
    read(depesha::deflated(bytes));
    return 0;
}
