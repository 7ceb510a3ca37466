// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/relative_url.h"

namespace depesha {

std::string relative_url(std::string_view path)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    static constexpr std::string_view not_allowed = R"( "#%:<>?[\]^`{|})";
    std::string url;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte != 0x7F && not_allowed.find(c) == std::string_view::npos) {
            url += c;
        } else {
            url += {'%', digits[byte / 16U], digits[byte % 16U]};
        }
    }
    return url;
}

}  // namespace depesha
