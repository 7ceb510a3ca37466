// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"
#include "pipeline/output_folder.h"

#include <string>
#include <vector>

namespace depesha {

/// Names of what should lie in the output folder by what is done, noted or not.
[[nodiscard]] std::vector<std::string> expected_outputs(Journal& journal);

/// Notes the hashes of outputs of which none is noted, as versions left them that noted none, and writes the manifest
/// of every folder of outputs. To be called when no page is at work.
void seal(Journal& journal, const OutputFolder& output);

}  // namespace depesha
