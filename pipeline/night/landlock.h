// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/night/sandbox.h"

#include <string>

namespace depesha {

/// Leaves this thread, and those it makes, no files but those of the rules and those of the system that the program
/// needs; also no TCP and no signals to other processes where the kernel knows how. Needs PR_SET_NO_NEW_PRIVS.
/// Returns one sentence if the kernel does not do it, else nothing. Throws SetupError if a file or folder of the rules
/// cannot be opened.
[[nodiscard]] std::string restrict_files(const SandboxRules& rules);

}  // namespace depesha
