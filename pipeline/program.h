// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"

namespace depesha {

/// Does what the command line asks for; every exception becomes one sentence on standard error and an exit code.
[[nodiscard]] ExitCode run_program(int argc, const char* const* argv);

}  // namespace depesha
