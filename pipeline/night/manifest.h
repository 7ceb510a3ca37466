// SPDX-License-Identifier: Apache-2.0
// SHA256SUMS: what the outputs of a folder held when they were written, for `sha256sum -c` and for those who have no
// Depesha any more.
#pragma once

#include "pipeline/output_folder.h"
#include "pipeline/output_note.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// Name of the manifest of a folder, both relative to the output folder.
[[nodiscard]] std::string manifest_name(std::string_view folder);

/// The manifest of outputs that lie in one folder: their names without it, in natural order.
[[nodiscard]] std::string manifest_text(std::span<const OutputNote> outputs);

/// Writes the manifest of every folder that holds any of the outputs, but leaves alone those that are right already.
/// `outputs` are all that the output folder holds, in any order. Throws what OutputFolder throws.
void write_manifests(const OutputFolder& folder, std::span<const OutputNote> outputs);

/// The lines of a manifest as `manifest_text` writes them, in their order; the names without a folder. Throws
/// std::runtime_error with a sentence for anything else: other digits, names with a folder, a name twice, no end of
/// line.
[[nodiscard]] std::vector<OutputNote> parse_manifest(std::string_view text);

}  // namespace depesha
