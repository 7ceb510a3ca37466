// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/command_line.h"
#include "pipeline/stages.h"

#include <string>

namespace depesha {

/// `depesha page`: reads one scan and returns what is to be printed: the text of its pages, a form feed between them,
/// or its records one after another, or why its lines were taken for what they are. A file that ends in .txt is a
/// transcript, whose records are made as if it had been read without an error. Writes nothing. Throws SetupError if
/// there is no such file, std::runtime_error with a sentence if it cannot be read.
[[nodiscard]] std::string read_single_scan(const PageCommand& command, const Stages& stages);

}  // namespace depesha
