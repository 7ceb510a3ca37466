// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/scan_file.h"

namespace depesha {

/// True if all that the directories of a TIFF or BigTIFF file point to lies in the file: further directories, values,
/// strips, tiles. Looks at 16 MB of directories at most; true if all is well up to there.
/// Throws std::runtime_error if the disk refuses.
[[nodiscard]] bool tiff_ends_whole(const ScanFile& file);

}  // namespace depesha
