// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"
#include "preprocess/scan_file.h"

#include <vector>

namespace depesha {

/// The pages in their order; reduced images and masks are left out if there is anything else.
/// Ends where the chain of directories breaks. Throws std::runtime_error with a sentence if the first is damaged or
/// there are too many.
[[nodiscard]] std::vector<PictureHeader> tiff_headers(const ScanFile& file, const ReadOptions& options);

/// Reads page `page` (from 0) after checking the limits. What is left of a damaged page is read, and Picture::damage
/// says so. Throws std::runtime_error with a sentence if there is no such page or nothing of it can be read.
[[nodiscard]] DecodedPage read_tiff(const ScanFile& file, int page, const ReadOptions& options);

/// Decodes bare CCITT group 4 data as a PDF holds it; `black_is_white` turns the colours over.
/// Throws std::runtime_error with a sentence if nothing can be read.
[[nodiscard]] Picture decode_group4(Bytes data, Size size, bool black_is_white);

}  // namespace depesha
