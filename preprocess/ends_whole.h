// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace depesha {

/// Is the end of a scan file there, or does the file break off, as one does that is still being copied? Told from a few
/// reads, without decoding; the format from the first bytes, as read_scan does.
///
/// JPEG, PNG and PDF have a mark at their end, JPEG 2000 boxes and a mark; TIFF (all directories, their values, strips
/// and tiles), WebP, BMP and PNM say where they end. Padding with zeros behind the end does no harm. True for a file
/// of unknown format; false for an empty one and for one whose header is damaged. A PDF that breaks off where an
/// earlier version of it ended, a PNM written as text, packed rows of a BMP and zeros where pixels belong are not told.
/// Opens for reading only. Throws std::runtime_error with a sentence if the file cannot be opened or read.
[[nodiscard]] bool ends_whole(const std::filesystem::path& file);

}  // namespace depesha
