// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"
#include "pipeline/output_folder.h"
#include "pipeline/scan_list.h"

namespace depesha {

/// Lets the journal forget what failed, was refused or was left out and is no longer there, in the folders that
/// `scans` lists whole. A file keeps its place if a page of it was ever delivered. To be called when the roots of
/// `scans` are noted. Removes no output.
void forget_gone_scans(const ScanList& scans, Journal& journal, const OutputFolder& output);

}  // namespace depesha
