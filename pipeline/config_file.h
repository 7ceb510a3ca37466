// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/options.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace depesha {

/// Reads a TOML file into the options; what it does not name stays. An unknown key, a value of the wrong type or out
/// of its range is an error. Throws SetupError with "file:line:column: sentence".
void read_config_file(const std::filesystem::path& file, Options& options);

/// The same from text; `name` is for the sentence.
void read_config(std::string_view text, const std::string& name, Options& options);

}  // namespace depesha
