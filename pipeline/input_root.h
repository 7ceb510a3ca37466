// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/scan_list.h"

#include <filesystem>
#include <string>
#include <vector>

namespace depesha {

/// An input folder, with the files the user named in it; none named: the whole folder, recursively.
struct Input {
    InputRoot root;
    std::vector<std::string> named_files;
};

/// Groups the inputs of the command line by folder, leaves out those that lie inside another, and gives each its
/// prefix. In natural order. Throws SetupError as list_scans does.
[[nodiscard]] std::vector<Input> resolve_inputs(const std::vector<std::filesystem::path>& inputs);

/// Outputs must not come to lie among scans, nor be read as scans by the next run: throws SetupError if the output
/// folder lies in a folder of the inputs or one of them in it, or cannot be looked at.
void keep_apart(const std::vector<std::filesystem::path>& inputs, const std::filesystem::path& out);

/// The root that a scan of this name belongs to; nullptr if it is none of these.
[[nodiscard]] const InputRoot* root_of(const std::string& file, const std::vector<InputRoot>& roots);

/// Where a scan lies that goes by this name; empty if it belongs to none of the roots.
[[nodiscard]] std::filesystem::path place_of(const std::string& file, const std::vector<InputRoot>& roots);

/// True if `path` is `folder` or lies inside it; both canonical.
[[nodiscard]] bool lies_within(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace depesha
