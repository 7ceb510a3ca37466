// SPDX-License-Identifier: Apache-2.0
#include "page/outcome.h"

#include <array>
#include <cstddef>

namespace depesha {

std::string_view to_string(Stage stage)
{
    constexpr std::array<std::string_view, 6> names{"list", "read", "preprocess", "recognize", "interpret", "deliver"};
    return names[static_cast<std::size_t>(stage)];
}

std::string_view to_string(Cause cause)
{
    return cause == Cause::Machine ? "machine" : "page";
}

}  // namespace depesha
