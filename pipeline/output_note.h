// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace depesha {

/// What an output held when it was written.
struct OutputNote {
    /// Relative to the output folder.
    std::string name;

    /// 64 hexadecimal digits.
    std::string sha256;

    bool operator==(const OutputNote&) const = default;
};

}  // namespace depesha
