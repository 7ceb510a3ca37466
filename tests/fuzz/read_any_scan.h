// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace depesha::fuzz {

/// Looks for the end of a scan file of these bytes, which must throw nothing, then probes it and reads its first pages,
/// within small limits. A file that cannot be read is as good as one that can; the program dies if anything but
/// std::runtime_error is thrown, or if probing and reading disagree.
void read_any_scan(std::string_view bytes);

}  // namespace depesha::fuzz
