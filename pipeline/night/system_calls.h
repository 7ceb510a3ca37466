// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace depesha {

/// Refuses this thread, and those it makes, the system calls that reading scans never needs (EPERM): network, programs,
/// processes, signals to them, mounts, modules, and changes to files that Landlock does not see.
/// Returns one sentence if the kernel does not do it, else nothing.
[[nodiscard]] std::string restrict_system_calls();

}  // namespace depesha
