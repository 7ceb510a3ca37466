// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/authorities.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace depesha {

/// Reads authorities written in TOML, see docs/configuration.md. `name` is what sentences call the file. Throws
/// SetupError with file, line and column for what is no TOML, an unknown key, a missing or empty name, a value of the
/// wrong kind, bounds that contradict each other.
[[nodiscard]] Authorities read_authorities(std::string_view text, const std::string& name);

/// Throws SetupError also if the file cannot be read. No file name, no authorities.
[[nodiscard]] Authorities read_authorities_file(const std::filesystem::path& file);

}  // namespace depesha
