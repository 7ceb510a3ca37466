// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"
#include "pipeline/output_folder.h"

namespace depesha {

/// Removes the parts of multi-page PDFs (see part_name) that belong to no file of which a page is still to be done, as
/// a run leaves them that was stopped between the joining of a PDF and the end of its folder. To be called when no
/// page is at work.
void remove_spent_parts(Journal& journal, const OutputFolder& output);

}  // namespace depesha
